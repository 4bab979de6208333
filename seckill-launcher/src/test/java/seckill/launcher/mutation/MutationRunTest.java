package seckill.launcher.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.ExitCode;

class MutationRunTest {

    private static final Floors FLOORS = Floors.read(List.of("# a remark", "total 80", "", "a/shelf shop.shelf 75", "till shop.till 85"));

    @TempDir
    private Path root;

    @Test
    void a_package_has_the_share_of_its_mutants_that_was_killed_as_its_score() throws IOException {
        shelf("KILLED", "KILLED", "TIMED_OUT", "SURVIVED");
        till("KILLED");

        Scores scores = Scores.read(root, FLOORS);

        assertEquals(75, scores.packages().getFirst().percent());
        assertEquals(80, scores.total().percent());
        assertEquals(List.of(), scores.belowFloor());
        assertEquals(List.of("shop.shelf"), scores.belowDemand().stream().map(it -> it.floor().packageName()).toList());
    }

    @Test
    void one_survivor_more_makes_the_score_fall_below_the_floor() throws IOException {
        shelf("KILLED", "KILLED", "TIMED_OUT", "SURVIVED", "SURVIVED");
        till("KILLED", "KILLED", "KILLED", "KILLED");

        assertEquals(List.of("shop.shelf", "total"), // 60 of 75, and 7 of 9
                Scores.read(root, FLOORS).belowFloor().stream().map(it -> it.floor().packageName()).toList());
    }

    @Test
    void what_nobody_runs_or_nobody_could_run_is_not_killed() throws IOException {
        shelf("KILLED", "NO_COVERAGE", "RUN_ERROR", "NON_VIABLE", "NOT_STARTED", "MEMORY_ERROR");
        till("KILLED");

        assertEquals(2, Scores.read(root, FLOORS).packages().getFirst().killed());
    }

    @Test
    void lines_are_those_of_the_classes_that_have_mutants_with_all_that_is_inside_them() throws IOException {
        shelf("KILLED");
        till("KILLED");
        coverage("a/shelf", "shop.shelf,Shelf,1,3", "shop.shelf,Shelf.Board,1,5", "shop.shelf,NoMutants,90,0", "shop.till,Shelf,90,0");

        Lines lines = Scores.read(root, FLOORS).packages().getFirst().lines();

        assertEquals(new Lines(8, 2), lines);
        assertEquals(80, lines.percent());
    }

    @Test
    void a_module_without_a_report_is_an_error_and_not_perfect() throws IOException {
        shelf("KILLED");

        assertThrows(MissingReportException.class, () -> Scores.read(root, FLOORS));
        till("KILLED");
        assertEquals(2, Scores.read(root, FLOORS).packages().size());
        Files.delete(root.resolve("till/target/site/jacoco/jacoco.csv"));
        assertThrows(MissingReportException.class, () -> Scores.read(root, FLOORS));
    }

    @Test
    void a_package_without_mutants_is_an_error_and_not_perfect() throws IOException {
        shelf("KILLED");
        mutations("till", "shop.elsewhere.Till", "KILLED");
        coverage("till");

        assertThrows(MissingReportException.class, () -> Scores.read(root, FLOORS));
    }

    @Test
    void the_table_says_how_far_a_package_is_from_the_demand_and_rounds_nothing_up() throws IOException {
        shelf("KILLED", "KILLED", "SURVIVED");
        till("KILLED");

        List<String> table = MutationTable.of(Scores.read(root, FLOORS));

        assertEquals("shop.shelf 3 2 66.6 % 75 % -18.3 100.0 %", squeezed(table.get(1)));
        assertEquals("shop.till 1 1 100.0 % 85 % 100.0 %", squeezed(table.get(2)));
        assertEquals("total 4 3 75.0 % 80 % -10.0 100.0 %", squeezed(table.get(3)));
        assertTrue(table.contains("shop.shelf has fallen below its floor: 66.6 % of 75 %"), table.toString());
        assertTrue(table.contains("The demand of 85 % is not met by shop.shelf."), table.toString());
    }

    @Test
    void who_falls_below_a_floor_fails_and_who_only_misses_the_demand_does_not() throws IOException {
        Floors written = Floors.written();
        for (String module : written.modules()) {
            report(module, written, false);
        }
        assertEquals(ExitCode.OK, MutationRun.of(root, null).report(silent(), Duration.ZERO));
        report("seckill-gateway", written, true);
        assertEquals(ExitCode.CHECK_FAILED, MutationRun.of(root, null).report(silent(), Duration.ZERO));
        assertEquals(ExitCode.OK, MutationRun.of(root, ":stock-api").report(silent(), Duration.ZERO));
    }

    @Test
    void reports_of_an_earlier_run_are_not_taken_for_those_of_this_one() throws IOException {
        for (String module : Floors.written().modules()) {
            report(module, Floors.written(), false);
        }
        MutationRun run = MutationRun.of(root, null);
        run.forgetEarlierReports();

        List<String> said = new ArrayList<>();
        assertEquals(ExitCode.CHECK_FAILED, run.report(said::add, Duration.ZERO));
        assertTrue(said.toString().contains("there is no "), said.toString());
    }

    @Test
    void one_module_is_judged_alone_and_what_it_needs_is_only_built() throws IOException {
        List<String> line = MutationRun.of(root, "stock-module/stock-service").commandLine();

        assertEquals("stock-module/stock-service", line.get(line.indexOf("-pl") + 1));
        assertTrue(line.contains("-Dmutation.skip.participant-api=true"), line.toString());
        assertFalse(line.contains("-Dmutation.skip.stock-service=true"), line.toString());
        assertEquals(0, MutationRun.of(root, null).commandLine().stream().filter(it -> it.contains("skip")).count());
        assertThrows(IllegalArgumentException.class, () -> MutationRun.of(root, "seckill-launcher"));
    }

    @Test
    void a_floor_is_a_share() {
        assertThrows(IllegalArgumentException.class, () -> Floors.read(List.of("total 80", "till shop.till 101")));
        assertThrows(IllegalArgumentException.class, () -> Floors.read(List.of("till shop.till 85")));
    }

    private void shelf(String... statuses) throws IOException {
        mutations("a/shelf", "shop.shelf.Shelf$Board", statuses);
        coverage("a/shelf", "shop.shelf,Shelf,0,1");
    }

    private void till(String... statuses) throws IOException {
        mutations("till", "shop.till.Till", statuses);
        coverage("till", "shop.till,Till,0,1");
    }

    private void report(String module, Floors floors, boolean withSurvivors) throws IOException {
        StringBuilder xml = new StringBuilder();
        floors.packages().stream().filter(it -> it.module().equals(module)).forEach(it ->
                xml.append(mutation(it.packageName() + ".Some", withSurvivors ? "SURVIVED" : "KILLED")));
        write(module + "/target/pit-reports/mutations.xml", "<mutations>" + xml + "</mutations>");
        coverage(module);
    }

    private void mutations(String module, String type, String... statuses) throws IOException {
        String all = Arrays.stream(statuses).map(it -> mutation(type, it)).collect(Collectors.joining());
        write(module + "/target/pit-reports/mutations.xml", "<?xml version=\"1.0\"?><mutations>" + all + "</mutations>");
    }

    private static String mutation(String type, String status) {
        return "<mutation detected='true' status='" + status + "'><mutatedClass>" + type + "</mutatedClass></mutation>";
    }

    /** @param classes package, class, lines missed, lines covered */
    private void coverage(String module, String... classes) throws IOException {
        String rows = Arrays.stream(classes)
                .map(it -> it.split(","))
                .map(it -> "\nmodule," + it[0] + "," + it[1] + ",9,9,9,9," + it[2] + "," + it[3] + ",9,9,9,9")
                .collect(Collectors.joining());
        write(module + "/target/site/jacoco/jacoco.csv", "GROUP,PACKAGE,CLASS,…" + rows);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String squeezed(String row) {
        return row.replaceAll(" +", " ");
    }

    private static Consumer<String> silent() {
        return line -> {};
    }
}
