package seckill.stock.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockBooks;

/** What the stock module exports through Dubbo; not part of the module itself, so that the monolith exports nothing. */
@Configuration(proxyBeanMethods = false)
public class StockExports {

    @Bean
    ServiceBean<StockApi> stockExport(ApplicationContext context, StockApi stock) {
        return export(context, StockApi.class, stock);
    }

    @Bean
    ServiceBean<CatalogueApi> catalogueExport(ApplicationContext context, CatalogueApi catalogue) {
        return export(context, CatalogueApi.class, catalogue);
    }

    @Bean
    ServiceBean<SalesApi> salesExport(ApplicationContext context, SalesApi sales) {
        return export(context, SalesApi.class, sales);
    }

    @Bean
    ServiceBean<StockBooks> stockBooksExport(ApplicationContext context, StockBooks books) {
        return export(context, StockBooks.class, books);
    }

    private static <T> ServiceBean<T> export(ApplicationContext context, Class<T> api, T service) {
        ServiceBean<T> export = new ServiceBean<>(context);
        export.setInterface(api);
        export.setRef(service);
        return export;
    }
}
