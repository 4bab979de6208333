/** Members in the gateway's database. */
package seckill.member.jdbc;
