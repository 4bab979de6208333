/** Members and their sessions: who asks, and how the shop knows. */
package seckill.member;
