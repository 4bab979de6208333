package seckill.architecture.wrong.checkout.mode;

import seckill.architecture.wrong.checkout.scenario.ScenarioThatKnowsAMode;

public record ModeThatKnowsAScenario(ScenarioThatKnowsAMode scenario) {}
