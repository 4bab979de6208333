/** How far a shop goes: what buyers ask of each of its parts, and what each of them can take by what was measured. */
package seckill.capacity;
