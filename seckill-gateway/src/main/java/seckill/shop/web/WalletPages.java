package seckill.shop.web;

import java.math.BigDecimal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.Session;
import seckill.problem.LocalPath;
import seckill.problem.ProblemException;
import seckill.problem.ProblemTexts;
import seckill.shop.IdempotencyKey;
import seckill.shop.Wallets;

/** A buyer's wallet. */
@Controller
class WalletPages {

    private final Wallets wallets;
    private final ProblemTexts texts;
    private final NewKey keys;

    WalletPages(Wallets wallets, ProblemTexts texts, NewKey keys) {
        this.wallets = wallets;
        this.texts = texts;
        this.keys = keys;
    }

    @GetMapping("/wallet")
    String wallet(Session session, @RequestParam(required = false) String back, Model model) {
        model.addAttribute("back", back == null ? "" : LocalPath.of(back));
        model.addAttribute("wallet", wallets.of(session.buyerId()));
        model.addAttribute("key", keys.get());
        return "wallet";
    }

    @PostMapping("/wallet/deposits")
    String topUp(Session session, @ModelAttribute TopUp form, Model model, ServerWebExchange exchange) {
        try {
            wallets.deposit(session.buyerId(), new IdempotencyKey(form.key), form.minor());
            return "redirect:" + (form.back == null || form.back.isEmpty() ? "/wallet" : LocalPath.of(form.back));
        } catch (ProblemException e) {
            texts.show(e, model, exchange);
            return wallet(session, form.back, model);
        }
    }

    /**
     * @param amount in major units, as people write it
     * @param back   where in the shop the money is needed; absent or empty for nowhere
     */
    record TopUp(String key, String amount, String back) {

        private static final int LENGTH_MAX = 12;

        long minor() {
            try {
                boolean plausible = amount != null && amount.length() <= LENGTH_MAX;
                return plausible ? new BigDecimal(amount.strip()).movePointRight(2).longValueExact() : 0;
            } catch (ArithmeticException | NumberFormatException notMoney) {
                return 0;
            }
        }
    }
}
