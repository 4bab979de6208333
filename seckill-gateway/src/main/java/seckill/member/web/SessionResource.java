package seckill.member.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.IssuedSession;
import seckill.member.Register;
import seckill.member.RevokedSessions;
import seckill.member.Role;
import seckill.member.Session;
import seckill.member.SignIn;

/** Registering, signing in and out, for programs. */
@RestController
@Tag(name = "Members")
class SessionResource {

    private final Register register;
    private final SignIn signIn;
    private final RevokedSessions revoked;

    SessionResource(Register register, SignIn signIn, RevokedSessions revoked) {
        this.register = register;
        this.signIn = signIn;
        this.revoked = revoked;
    }

    @PostMapping(path = "/api/buyers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register as a buyer, with an empty wallet")
    Registered register(@RequestBody Credentials who) {
        return new Registered(register.register(who.login, who.password), who.login);
    }

    @PostMapping(path = "/api/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sign in; the token is good for two hours. Browsers get one of twelve as the cookie `session`")
    SignedIn signIn(@RequestBody Credentials who, @Parameter(hidden = true) ServerWebExchange exchange) {
        IssuedSession issued = signIn.signIn(who.login, who.password, Address.of(exchange));
        SessionCookie.set(exchange, issued);
        IssuedSession bearer = signIn.forProgram(issued);
        Session session = bearer.session();
        return new SignedIn(bearer.token(), session.buyerId(), session.login(), session.role(), session.expiresAt());
    }

    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out; the token is worth nothing from now on")
    void signOut(@Parameter(hidden = true) Session session, @Parameter(hidden = true) ServerWebExchange exchange) {
        revoked.revoke(session);
        SessionCookie.clear(exchange);
    }

    record Credentials(String login, String password) {}

    record Registered(long buyerId, String login) {}

    record SignedIn(String token, long buyerId, String login, Role role, Instant expiresAt) {}
}
