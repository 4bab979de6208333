package seckill.member.web;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import seckill.member.Session;

/** A session, to Spring Security. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final Session session;

    SessionAuthentication(Session session) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + session.role())));
        this.session = session;
        setAuthenticated(true);
    }

    @Override
    public Session getPrincipal() {
        return session;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
