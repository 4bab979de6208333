package seckill.shop.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import seckill.checkout.CheckoutRecord;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** The answer to whoever asked for a checkout; a function of its record, so that a repeat gets the same. */
final class CheckoutAnswer {

    private CheckoutAnswer() {}

    static ResponseEntity<CheckoutView> of(CheckoutRecord record) {
        HttpStatus status = switch (record.state()) {
            case ACCEPTED -> HttpStatus.CREATED;
            case IN_FLIGHT -> HttpStatus.ACCEPTED;
            case REFUSED -> throw new ProblemException(Problem.ofRefusal(record.reason())).ofCheckout(record.checkout().id());
            case FAILED -> throw new ProblemException(Problem.CHECKOUT_FAILED).ofCheckout(record.checkout().id());
        };
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.ACCEPTED) {
            answer.location(URI.create("/api/checkouts/" + record.checkout().id())); // where the outcome will be
        }
        return answer.body(CheckoutView.of(record));
    }
}
