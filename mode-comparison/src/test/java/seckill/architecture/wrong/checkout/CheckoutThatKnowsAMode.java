package seckill.architecture.wrong.checkout;

import seckill.architecture.wrong.checkout.mode.SomeMode;

public record CheckoutThatKnowsAMode(SomeMode mode) {}
