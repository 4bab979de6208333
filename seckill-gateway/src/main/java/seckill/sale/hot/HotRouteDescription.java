package seckill.sale.hot;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What {@code /v3/api-docs} says of {@link HotRoute}, of which Spring knows nothing. */
public final class HotRouteDescription implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().addPathItem("/api/sales/{saleId}/checkouts", new PathItem().post(ask()));
    }

    private static Operation ask() {
        return new Operation()
                .operationId("ask")
                .tags(List.of("Sales"))
                .summary("Ask for units of a sale")
                .description("202 with a ticket, whose id is the key: `Location` is where it says what became of it. The same key gets the same"
                        + " ticket, also when nothing is left. 503 with `Retry-After` when too many wait.")
                .addParametersItem(parameter("path", "saleId", "The sale").schema(new IntegerSchema().format("int64")))
                .addParametersItem(parameter("header", "Idempotency-Key", "8 to 64 of [A-Za-z0-9_-]"))
                .addParametersItem(parameter("header", HotRoute.TOKEN, "Of POST /api/sales/{saleId}/tokens, for this key"))
                .requestBody(new RequestBody().content(json(new ObjectSchema()
                        .addProperty("quantity", new IntegerSchema().description("1 when absent"))
                        .addProperty("scenario", new StringSchema().description("buy-now, which is meant when it is absent, or place-order")))))
                .responses(new ApiResponses().addApiResponse("default", problem()).addApiResponse("202", new ApiResponse()
                        .description("A ticket")
                        .content(json(new ObjectSchema()
                                .addProperty("ticket", new StringSchema())
                                .addProperty("state", new StringSchema())
                                .addProperty("reason", new StringSchema())))));
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A problem (RFC 9457); the buyer has no ticket of this key that he did not have before")
                .content(new Content().addMediaType(
                        "application/problem+json", new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Parameter parameter(String in, String name, String says) {
        return new Parameter().in(in).name(name).description(says).required(true).schema(new StringSchema());
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
