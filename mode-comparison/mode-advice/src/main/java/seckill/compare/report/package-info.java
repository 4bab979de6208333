/** What a comparison came to, as data and as {@code report.json}. */
package seckill.compare.report;
