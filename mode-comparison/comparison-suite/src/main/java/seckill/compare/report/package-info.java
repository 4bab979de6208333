/** What a comparison came to, as data, as {@code report.json}, and as a page. */
package seckill.compare.report;
