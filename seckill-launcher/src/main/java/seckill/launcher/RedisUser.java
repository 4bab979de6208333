package seckill.launcher;

/**
 * Who somebody is at Redis.
 *
 * @param name     empty: the server knows one only
 * @param password empty when it asks for none
 */
public record RedisUser(String name, String password) {

    /** The words that sign in, as Redis expects them; none when it asks for none. */
    public String[] words() {
        if (password.isEmpty()) {
            return new String[0];
        }
        return name.isEmpty() ? new String[] {"AUTH", password} : new String[] {"AUTH", name, password};
    }

    @Override
    public String toString() {
        return name; // never the password
    }
}
