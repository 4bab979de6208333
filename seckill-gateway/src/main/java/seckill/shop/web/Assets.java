package seckill.shop.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/** Lets browsers keep the drawings and the style sheet for a while: a row that asks for itself again draws them anew. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebFluxConfigurer {

    private static final Duration KEPT = Duration.ofMinutes(10);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic());
        // the jar brings it packed, too: a third of what a first page weighs otherwise. Pages themselves are not packed, see Security
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
