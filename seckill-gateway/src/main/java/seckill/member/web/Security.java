package seckill.member.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec.ContentTypeOptionsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec.FrameOptionsSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;
import seckill.member.RevokedSessions;
import seckill.member.Role;
import seckill.member.SessionTokens;
import seckill.problem.Problem;
import seckill.problem.ProblemAnswers;
import seckill.problem.ProblemException;

/** Who may ask for what. Nothing is kept between requests but the session's token. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Security {

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
                // the others are given to every answer, also to those of filters before these: seckill.problem.SafeHeaders
                .headers(headers -> headers.contentTypeOptions(ContentTypeOptionsSpec::disable).frameOptions(FrameOptionsSpec::disable))
                .authorizeExchange(may -> may.pathMatchers(HttpMethod.GET, "/api/console/**", "/console/**")
                        .hasAnyRole(Role.OPERATOR.name(), Role.AUDITOR.name())
                        .pathMatchers("/api/console/**", "/console/**")
                        .hasRole(Role.OPERATOR.name())
                        .pathMatchers("/api/checkouts/**", "/api/sales/*/checkouts/**", "/api/sales/*/tokens", "/api/sales/*/challenges/**")
                        .hasRole(Role.BUYER.name())
                        .pathMatchers("/api/orders/**", "/api/wallet/**")
                        .hasRole(Role.BUYER.name())
                        .pathMatchers("/buy", "/checkouts/**", "/orders/**", "/wallet/**", "/checkout", "/sales/*/tickets/**")
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

    /** What the firewall does not let through to any of the above: addresses and headers that nobody writes by accident. */
    @Bean
    ServerExchangeRejectedHandler rejected(ProblemAnswers answers) {
        return (exchange, why) -> answers.answer(exchange, new ProblemException(Problem.INVALID_REQUEST));
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
