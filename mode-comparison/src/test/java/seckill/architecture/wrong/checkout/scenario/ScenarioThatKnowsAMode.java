package seckill.architecture.wrong.checkout.scenario;

import seckill.architecture.wrong.checkout.mode.SomeMode;

public record ScenarioThatKnowsAMode(SomeMode mode) {}
