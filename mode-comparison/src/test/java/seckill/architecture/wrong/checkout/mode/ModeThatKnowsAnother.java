package seckill.architecture.wrong.checkout.mode;

public class ModeThatKnowsAnother extends SomeMode {

    private final SomeMode other = new SomeMode();

    SomeMode other() {
        return other;
    }
}
