package seckill.trail.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seckill.trail.AuditTrail;
import seckill.trail.Verification.Broken;
import seckill.trail.Verification.Intact;

/** What operators have done, for people; asking for it to be verified is another look at the page. */
@Controller
class TrailPages {

    private static final int PAGE = 50;

    private final AuditTrail trail;

    TrailPages(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/console/trail")
    String trail(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("page", TrailPage.of(trail, subject.strip(), before, PAGE));
        if (verify) {
            switch (trail.verify()) {
                case Intact intact -> model.addAttribute("intact", intact);
                case Broken broken -> model.addAttribute("broken", broken);
            }
        }
        return "trail";
    }
}
