package seckill.member.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;
import seckill.member.RevokedSessions;
import seckill.member.Role;
import seckill.member.SessionTokens;
import seckill.problem.ProblemAnswers;

/** Who may ask for what, and the headers of every answer. Nothing is kept between requests but the session's token. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Security {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain shopSecurity(
            ServerHttpSecurity http, ReactiveAuthenticationManager sessions, SessionOfRequest who, Refusals refusals) {
        AuthenticationWebFilter authentication = new AuthenticationWebFilter(sessions);
        authentication.setServerAuthenticationConverter(who);
        authentication.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new CsrfCookie(), SecurityWebFiltersOrder.AUTHORIZATION)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        // plain, not masked: answers are not compressed, so there is nothing to guess from their length
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(new CsrfRule())
                        .accessDeniedHandler(refusals))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frame -> frame.mode(Mode.DENY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicy(p -> p.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(coop -> coop.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .authorizeExchange(may -> may.pathMatchers(HttpMethod.GET, "/api/console/**", "/console/**")
                        .hasAnyRole(Role.OPERATOR.name(), Role.AUDITOR.name())
                        .pathMatchers("/api/console/**", "/console/**")
                        .hasRole(Role.OPERATOR.name())
                        .pathMatchers("/api/checkouts/**", "/api/sales/*/checkouts/**", "/api/sales/*/tokens", "/api/sales/*/challenges/**")
                        .hasRole(Role.BUYER.name())
                        .pathMatchers("/api/orders/**", "/api/wallet/**")
                        .hasRole(Role.BUYER.name())
                        .pathMatchers("/buy", "/checkouts/**", "/orders/**", "/wallet/**")
                        .hasRole(Role.BUYER.name())
                        // the rest is the shop window; handlers that need a session take one as an argument
                        .anyExchange()
                        .permitAll())
                .build();
    }

    @Bean
    ReactiveAuthenticationManager sessions() {
        return Mono::just; // the token was verified when it was read
    }

    @Bean
    SessionOfRequest sessionOfRequest(SessionTokens tokens, RevokedSessions revoked) {
        return new SessionOfRequest(tokens, revoked);
    }

    @Bean
    Refusals refusals(ProblemAnswers answers) {
        return new Refusals(answers);
    }

    @Bean
    WebFluxConfigurer sessionArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new SessionArgument());
            }
        };
    }

    private static CookieServerCsrfTokenRepository csrfCookie() {
        CookieServerCsrfTokenRepository cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(c -> c.sameSite("Strict").path("/"));
        return cookie;
    }
}
