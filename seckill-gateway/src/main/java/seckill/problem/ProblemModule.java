package seckill.problem;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What every page and every resource shares: problems, limits, languages, and threads to wait on. */
@Configuration(proxyBeanMethods = false)
public class ProblemModule {

    @Bean
    ProblemTexts problemTexts(MessageSource messages) {
        return new ProblemTexts(messages);
    }

    @Bean
    ProblemAnswers problemAnswers(
            ProblemTexts texts, EncodedProblems encoded, ServerCodecConfigurer codecs, ObjectProvider<ViewResolver> views) {
        return new ProblemAnswers(texts, encoded, codecs, List.copyOf(views.orderedStream().toList()));
    }

    @Bean
    EncodedProblems encodedProblems(ProblemTexts texts, JsonMapper json) {
        return new EncodedProblems(texts, json);
    }

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit();
    }

    @Bean
    SafeHeaders safeHeaders() {
        return new SafeHeaders();
    }

    @Bean
    BelowSpring belowSpring(EncodedProblems encoded) {
        return new BelowSpring(encoded);
    }

    @Bean
    LocaleContextResolver localeContextResolver() {
        return new ShopLanguages();
    }

    /** A field nobody reads is a mistake, or a buyer who names a price; a number is a number, and what stands in a list is there. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }

    @Bean
    WebFluxConfigurer blockingHandlers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureBlockingExecution(BlockingExecutionConfigurer blocking) {
                // a checkout waits for three modules: on the event loop it would stop every other buyer
                blocking.setExecutor(new VirtualThreadTaskExecutor("web-"));
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.defaultCodecs().maxInMemorySize(BodyLimit.CATALOGUE_BYTES_MAX);
            }
        };
    }
}
