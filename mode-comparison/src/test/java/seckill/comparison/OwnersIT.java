package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.comparison.OwnerMatrix.Asker;
import seckill.launcher.Stack;
import seckill.member.Role;
import seckill.member.SessionTokens;

/** Nobody gets in where he does not belong: every route that the shop describes and every page, asked by everybody. */
@WithStacks
class OwnersIT {

    private static final long PRICE = 2_000;

    private static final OwnerMatrix MATRIX = OwnerMatrix.read();

    private static Shop shop;
    private static SessionTokens tokens;
    private static Buyer owner;
    private static Buyer stranger;
    private static Map<String, String> things;
    private static List<Route> routes;

    @BeforeAll
    static void the_things_of_a_buyer(Stacks stacks) throws IOException {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        tokens = new SessionTokens(
                Base64.getDecoder().decode(shop.itself().secrets().key("session-key")), Clock.systemUTC(), Ids::login);
        owner = shop.buyersWith(1, 50 * PRICE).getFirst();
        stranger = shop.buyersWith(1, 50 * PRICE).getFirst();
        OperatedSale sale = OperatedSale.opened(shop, shop.product(5, PRICE), 5);
        String ticket = Ids.key();
        sale.asked(owner, ticket).expectSuccess();
        sale.settles();
        things = Map.of(
                "{saleId}", Long.toString(sale.id()),
                "{ticket}", ticket,
                "{id}", ticket, // its checkout and its order have the same
                "{sku}", Long.toString(sale.product().sku()),
                "{tag}", "en");
        routes = Stream.concat(Route.described(shop.nobody().get("/v3/api-docs").json()).stream(), Route.pages().stream()).toList();
    }

    @Test
    void every_route_answers_everybody_as_the_matrix_says() {
        assertThat(MATRIX.unknown(routes)).as("routes of which the matrix says nothing").isEmpty();
        assertThat(MATRIX.wrong(routes, OwnersIT::asked)).as("answers that the matrix does not have").isEmpty();
    }

    @Test
    void the_matrix_has_no_row_for_a_route_that_is_gone() {
        assertThat(MATRIX.outlived(routes)).isEmpty();
    }

    /** A resource that hides itself from the description would not be asked. */
    @Test
    void every_resource_is_described() {
        assertThat(routes).containsAll(Route.resources());
    }

    /** The first control: a route without a row. */
    @Test
    void a_route_that_the_matrix_does_not_know_is_noticed() {
        assertThat(MATRIX.without("GET", "/api/orders/{id}").unknown(routes)).containsExactly(new Route("GET", "/api/orders/{id}"));
        assertThat(MATRIX.unknown(List.of(new Route("PATCH", "/api/wallet")))).hasSize(1);
    }

    /** The second control: a route that is open to more than it should be. */
    @Test
    void a_route_that_lets_somebody_in_who_should_not_be_is_noticed() {
        Route order = new Route("GET", "/api/orders/{id}");
        Route stuck = new Route("GET", "/api/console/stuck-branches");
        assertThat(MATRIX.wrong(List.of(order, stuck), (route, asker) -> "200")).containsExactly(
                "GET /api/orders/{id} as NOBODY: 200, not 401",
                "GET /api/orders/{id} as STRANGER: 200, not 404",
                "GET /api/orders/{id} as OPERATOR: 200, not 403",
                "GET /api/orders/{id} as AUDITOR: 200, not 403",
                "GET /api/console/stuck-branches as NOBODY: 200, not 401",
                "GET /api/console/stuck-branches as STRANGER: 200, not 403",
                "GET /api/console/stuck-branches as OWNER: 200, not 403");
    }

    /** The auditor who signs in with the generated password is the one whom the matrix means. */
    @Test
    void the_auditor_signs_in_and_reads_what_the_operator_reads() throws IOException {
        Answer session = shop.nobody()
                .post("/api/sessions", Map.of("login", Stack.AUDITOR, "password", shop.itself().secrets().get("auditor-password")));
        assertThat(session.expectSuccess().field("role")).isEqualTo("AUDITOR");
        assertThat(shop.nobody().as(session.field("token")).get("/api/console/scenarios").body())
                .isEqualTo(shop.itself().operator().get("/api/console/scenarios").body());
        assertThat(shop.nobody().post("/api/buyers", Map.of("login", Stack.AUDITOR, "password", "password1")).problem())
                .isEqualTo("login-taken");
    }

    /** With a session of its own, because one of the routes ends it. */
    private static String asked(Route route, Asker asker) {
        String path = route.path();
        for (Map.Entry<String, String> thing : things.entrySet()) {
            // what an operator does is done to a sale that there is not, so that it stays as it is for the others
            String value = thing.getKey().equals("{saleId}") && path.contains("/console/") ? "987654321" : thing.getValue();
            path = path.replace(thing.getKey(), value);
        }
        return Knock.at(shop.nobody().baseUrl(), route.method(), path.replaceAll("\\{[^}]*}", "7"), route.isPage(), session(asker));
    }

    private static String session(Asker asker) {
        return switch (asker) {
            case NOBODY -> "";
            case STRANGER -> tokens.issue(stranger.id(), stranger.login(), Role.BUYER).token();
            case OWNER -> tokens.issue(owner.id(), owner.login(), Role.BUYER).token();
            case OPERATOR -> tokens.issue(0, Stack.OPERATOR, Role.OPERATOR).token();
            case AUDITOR -> tokens.issue(0, Stack.AUDITOR, Role.AUDITOR).token();
        };
    }
}
