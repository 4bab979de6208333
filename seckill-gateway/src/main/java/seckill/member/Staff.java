package seckill.member;

import java.util.List;
import java.util.Optional;

/** Who runs the shop and who looks over their shoulders; comes from the configuration and stands in no table. */
public final class Staff {

    private final List<Person> people;

    public Staff(List<Person> people) {
        if (people.stream().map(Person::login).distinct().count() < people.size()) {
            throw new IllegalArgumentException("seckill.operator.login and seckill.auditor.login must not be the same");
        }
        this.people = List.copyOf(people);
    }

    Optional<Person> find(String login) {
        return people.stream().filter(person -> person.login.equals(login)).findFirst();
    }

    /** @param password encoded */
    public record Person(String login, String password, Role role) {

        public Person {
            if (!Member.isLogin(login)) {
                throw new IllegalArgumentException("the login of the " + role + " must be 3 to 32 of [a-z0-9._-]");
            }
        }
    }
}
