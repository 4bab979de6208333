package seckill.shop.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.problem.Problem;

/** What {@code /v3/api-docs} says beyond the resources themselves: problems and sessions. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final List<String> PUBLIC = List.of("/api/products", "/api/sales", "/api/buyers", "/api/shipping", "/api/payments");

    private static final List<String> WITH_SESSION = List.of(
            "/api/sales/{saleId}/tokens", "/api/sales/{saleId}/challenges/{ticket}", "/api/sales/{saleId}/checkouts/{ticket}");

    @Bean
    OpenApiCustomizer problemsAndSessions() {
        return api -> {
            api.info(new Info().title("Seckill").version("1").description("A flash-sale shop."));
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
            api.getComponents().addSchemas("Problem", problem());
            api.getComponents()
                    .addSecuritySchemes(
                            "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
                    .addSecuritySchemes(
                            "cookie",
                            new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.COOKIE).name("session"));
            api.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> describe(api, path, operation)));
        };
    }

    private static void describe(OpenAPI api, String path, Operation operation) {
        operation.getResponses().addApiResponse("default", problemResponse());
        boolean isPublic = PUBLIC.stream().anyMatch(path::startsWith) && !WITH_SESSION.contains(path);
        if (!isPublic && !"signIn".equals(operation.getOperationId())) {
            operation
                    .addSecurityItem(new SecurityRequirement().addList("bearer"))
                    .addSecurityItem(new SecurityRequirement().addList("cookie"));
        }
    }

    private static ApiResponse problemResponse() {
        MediaType json = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse()
                .description("A problem (RFC 9457); nothing was written unless it names a checkout")
                .content(new Content().addMediaType("application/problem+json", json));
    }

    private static Schema<?> problem() {
        StringSchema type = new StringSchema();
        type.description("Stable");
        Arrays.stream(Problem.values()).map(Problem::type).forEach(type::addEnumItem);
        Schema<?> problem = new ObjectSchema();
        problem.addProperty("type", type);
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("checkoutId", new StringSchema());
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
