package seckill.member;

/**
 * Who runs the shop; comes from the configuration and stands in no table.
 *
 * @param password encoded
 */
public record Operator(String login, String password) {

    public Operator {
        if (!Member.isLogin(login)) {
            throw new IllegalArgumentException("seckill.operator.login must be 3 to 32 of [a-z0-9._-]");
        }
    }
}
