package seckill.member;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Everybody who may buy. */
public interface Members {

    /**
     * Adds a member.
     *
     * @param before runs with the new id before the member is there for others; when it throws, there is no member
     * @return the id, or empty when the login is taken
     */
    OptionalLong add(String login, String password, LongConsumer before);

    /** Adds those that are not there yet, without passwords; answers how many were new. */
    int addAll(List<String> logins);

    Optional<Member> find(String login);

    List<Long> idsOf(List<String> logins);

    /** The members who came first. */
    List<Member> first(int count);

    /** Answers false when there is no such member. */
    boolean setPassword(String login, String password);
}
