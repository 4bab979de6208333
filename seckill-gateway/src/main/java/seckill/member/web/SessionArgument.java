package seckill.member.web;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Gives handlers the session of the request. Who takes one cannot be called without, whatever the path rules say. */
final class SessionArgument implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Session.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        Session session = exchange.getAttribute(Session.ATTRIBUTE);
        if (session == null) {
            throw new ProblemException(Problem.NOT_SIGNED_IN);
        }
        return session;
    }
}
