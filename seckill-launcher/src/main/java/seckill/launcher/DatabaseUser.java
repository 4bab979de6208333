package seckill.launcher;

/** Who somebody is to the database. */
public record DatabaseUser(String name, String password) {

    @Override
    public String toString() {
        return name; // never the password
    }
}
