package seckill.compare.page;

import java.util.List;
import seckill.compare.report.Report.Cell;

/** Where something died, and what became of it. */
final class Atlas {

    private Atlas() {}

    static Html of(Compared compared) {
        List<Cell> cells = compared.report().atlas();
        return cells.isEmpty()
                ? Html.of("<p>No fault at a named step was tried.</p>")
                : Html.join(wrong(cells), map(compared, cells).html(), Html.of(
                        "<details><summary>Every fault in a list</summary>{}</details>", list("Every fault", cells).html()));
    }

    private static Html wrong(List<Cell> cells) {
        List<Cell> wrong = cells.stream().filter(cell -> !cell.outcome().equals("clean") && !cell.outcome().equals("recovered")).toList();
        return wrong.isEmpty()
                ? Html.of("<p>After each of {} faults the shop came to rest, and its books were right.</p>", cells.size())
                : list("Faults that did not end well, or were not met", wrong).html();
    }

    /** Columns only for modes of which a fault was tried. */
    private static Table map(Compared compared, List<Cell> cells) {
        List<String> modes = compared.modes().stream().filter(mode -> cells.stream().anyMatch(cell -> cell.mode().equals(mode))).toList();
        Table table = new Table("What became of a fault, with seconds from the restart to rest", Columns.of("who dies, and where", modes));
        for (String step : cells.stream().map(Atlas::step).distinct().toList()) {
            table.row(Html.of("<div class=\"prose\">{}</div>", step), modes.stream().map(mode -> Html.of("{}", cells.stream()
                    .filter(cell -> cell.mode().equals(mode) && step(cell).equals(step))
                    .map(Atlas::heat).toList())).toList());
        }
        return table;
    }

    private static Html heat(Cell cell) {
        boolean hasTime = Figures.isMeasured(cell.seconds()) && !cell.outcome().equals("not met");
        return Html.word(cell.outcome(), hasTime ? Figures.text(cell.seconds()) + " s" : "");
    }

    private static String step(Cell cell) {
        return cell.victim() + ": " + cell.step();
    }

    private static Table list(String caption, List<Cell> cells) {
        Table table = new Table(caption, "mode", "who dies", "where", "outcome", "seconds", "why");
        cells.forEach(cell -> table.row(
                cell.mode(), cell.victim(), Html.of("<div class=\"prose\">{}</div>", cell.step()), Html.word(cell.outcome()),
                cell.seconds(), Html.of("<div class=\"prose\">{}</div>", cell.why())));
        return table;
    }
}
