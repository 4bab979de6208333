package seckill.checkout.mode;

import java.util.ArrayList;
import java.util.List;
import seckill.checkout.ticket.Admission;
import seckill.stock.api.StockLine;

/** Answers always the same; fails when it is to answer nothing. */
final class PaperAdmission implements Admission {

    private final Answer answer;
    final List<String> asked = new ArrayList<>();

    PaperAdmission(Answer answer) {
        this.answer = answer;
    }

    @Override
    public Answer admit(String ticket, List<StockLine> lines) {
        return asked(ticket + " " + lines);
    }

    @Override
    public Answer again(String ticket, List<StockLine> lines) {
        return asked("again " + ticket + " " + lines);
    }

    private Answer asked(String what) {
        asked.add(what);
        if (answer == null) {
            throw new IllegalStateException("no server");
        }
        return answer;
    }
}
