package seckill.architecture.wrong.stock;

import org.apache.dubbo.config.annotation.DubboService;

@DubboService
public class StockThatKnowsDubbo {}
