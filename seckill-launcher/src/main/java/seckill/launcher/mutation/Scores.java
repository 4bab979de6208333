package seckill.launcher.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import seckill.launcher.mutation.MutationReport.Mutant;

/** What the reports say of each package that has a floor. */
record Scores(Floors floors, List<Score> packages) {

    /**
     * @param root the folder of the modules
     * @throws MissingReportException when a report is not there, or has no mutant of a package
     */
    static Scores read(Path root, Floors floors) throws IOException {
        List<Score> scores = new ArrayList<>();
        for (String module : floors.modules()) {
            MutationReport mutations = MutationReport.read(root.resolve(module));
            CoverageReport coverage = CoverageReport.read(root.resolve(module));
            floors.packages().stream()
                    .filter(it -> it.module().equals(module))
                    .map(it -> score(it, mutations, coverage))
                    .forEach(scores::add);
        }
        return new Scores(floors, scores);
    }

    private static Score score(Floor floor, MutationReport mutations, CoverageReport coverage) {
        List<Mutant> its = mutations.mutants().stream()
                .filter(it -> it.packageName().equals(floor.packageName()))
                .toList();
        if (its.isEmpty()) {
            throw new MissingReportException("mutant of " + floor.packageName() + " in " + floor.module());
        }
        return new Score(
                floor,
                its.size(),
                (int) its.stream().filter(Mutant::killed).count(),
                its.stream()
                        .map(Mutant::type)
                        .distinct()
                        .map(it -> coverage.byClass().getOrDefault(it, Lines.NONE))
                        .reduce(Lines.NONE, Lines::plus));
    }

    Score total() {
        Score none = new Score(new Floor("", "total", floors.total()), 0, 0, Lines.NONE);
        return packages.stream().reduce(none, Score::plus);
    }

    /** Those that fell below their floors, and the total if it did. */
    List<Score> belowFloor() {
        return Stream.concat(packages.stream(), Stream.of(total())).filter(Score::isBelowFloor).toList();
    }

    /** Those that are not where they should be, whether their floor allows that or not. */
    List<Score> belowDemand() {
        return packages.stream().filter(it -> it.percent() < Floors.DEMAND).toList();
    }
}
