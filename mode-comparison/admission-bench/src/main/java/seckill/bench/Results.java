package seckill.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** All turns of the rounds that count. */
final class Results {

    private final List<Turn> turns = new ArrayList<>();

    void add(Turn turn) {
        turns.add(turn);
    }

    List<Turn> turns() {
        return List.copyOf(turns);
    }

    Set<String> contestants() {
        Set<String> names = new LinkedHashSet<>();
        turns.forEach(turn -> names.add(turn.contestant()));
        return names;
    }

    Results inRound(int round) {
        Results some = new Results();
        turns.stream().filter(turn -> turn.round() == round).forEach(some::add);
        return some;
    }

    List<Turn> of(String contestant) {
        return turns.stream().filter(turn -> turn.contestant().equals(contestant)).toList();
    }

    /** One for each round in which both have a valid turn. */
    List<Double> ratios(String one, String other, ToDoubleFunction<Turn> figure) {
        List<Double> ratios = new ArrayList<>();
        for (Turn turn : of(one)) {
            valid(other, turn.round())
                    .filter(it -> turn.isValid())
                    .ifPresent(it -> ratios.add(figure.applyAsDouble(turn) / figure.applyAsDouble(it)));
        }
        return ratios;
    }

    List<Double> figures(String contestant, ToDoubleFunction<Turn> figure) {
        return of(contestant).stream().filter(Turn::isValid).map(figure::applyAsDouble).sorted().toList();
    }

    Optional<Double> median(String contestant, ToDoubleFunction<Turn> figure) {
        List<Double> figures = figures(contestant, figure);
        return figures.isEmpty() ? Optional.empty() : Optional.of(figures.get(figures.size() / 2));
    }

    /** The median of all turns, valid or not: for what only has to be about right. */
    double any(String contestant, ToDoubleFunction<Turn> figure) {
        List<Double> figures = of(contestant).stream().map(figure::applyAsDouble).sorted().toList();
        return figures.get(figures.size() / 2);
    }

    private Optional<Turn> valid(String contestant, int round) {
        return of(contestant).stream().filter(turn -> turn.round() == round && turn.isValid()).findFirst();
    }
}
