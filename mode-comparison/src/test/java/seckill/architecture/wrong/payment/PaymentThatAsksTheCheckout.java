package seckill.architecture.wrong.payment;

import seckill.architecture.wrong.checkout.CheckoutThatKnowsAMode;

public record PaymentThatAsksTheCheckout(CheckoutThatKnowsAMode checkout) {}
