package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javax.swing.event.EventListenerList;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.model.FrameworkModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.participant.Money;
import seckill.payment.api.PaymentApi;

/**
 * A caller of a module that sends an object of a class which is none of the shop's: the running module does not make it, whatever is on its
 * class path. The caller here does not look at what it sends, as one who means harm would not.
 */
@WithStacks
class ForeignClassIT {

    private static ShopUnderTest shop;
    private static FrameworkModel framework;
    private static PaymentApi payment;

    @BeforeAll
    static void a_caller_without_scruples(Stacks stacks) {
        shop = stacks.running(Assembly.MODULES);
        framework = new FrameworkModel();
        ApplicationConfig application = new ApplicationConfig("somebody");
        application.setQosEnable(false);
        application.setEnableFileCache(false);
        application.setSerializeCheckStatus("DISABLE");
        application.setCheckSerializable(false);
        ReferenceConfig<PaymentApi> reference = new ReferenceConfig<>();
        reference.setInterface(PaymentApi.class);
        reference.setUrl("tri://127.0.0.1:" + shop.running().process("payment").orElseThrow().port());
        reference.setTimeout(10_000);
        reference.setRetries(0);
        reference.setCheck(false);
        reference.setFilter("-alibabadubbotransactionconsumer");
        DubboBootstrap.newInstance(framework).application(application).registry(new RegistryConfig("N/A")).reference(reference).start();
        payment = reference.get();
    }

    @AfterAll
    static void gone() {
        framework.destroy();
    }

    /** The control: who sends what the contract says is served. */
    @Test
    void numbers_are_taken() {
        long id = Ids.number();
        assertThat(payment.open(List.of(id), new Money(1, "CNY"))).isEqualTo(1);
        assertThat(payment.wallet(id)).hasSize(1);
    }

    @Test
    void an_object_of_a_class_of_the_jdk_that_no_contract_has_is_refused() {
        long before = complaints(EventListenerList.class);
        assertThatThrownBy(() -> payment.open(smuggled(new EventListenerList()), new Money(1, "CNY"))).isInstanceOf(RuntimeException.class);
        await("the module says so").until(() -> complaints(EventListenerList.class) > before);
        numbers_are_taken();
    }

    /** One by which chains of gadgets begin is refused as well, before it is asked what it is. */
    @Test
    void a_gadget_is_refused() throws ReflectiveOperationException {
        Object gadget = Class.forName("javax.management.BadAttributeValueExpException").getConstructor(Object.class).newInstance("x");
        assertThatThrownBy(() -> payment.open(smuggled(gadget), new Money(1, "CNY"))).isInstanceOf(RuntimeException.class);
        numbers_are_taken();
    }

    /** A list of numbers, to the compiler. */
    @SuppressWarnings("unchecked")
    private static List<Long> smuggled(Object foreign) {
        return (List<Long>) (List<?>) List.of(foreign);
    }

    private static long complaints(Class<?> of) {
        try {
            return Files.readAllLines(shop.home().logOf("payment")).stream()
                    .filter(line -> line.contains(of.getName()) && line.contains("STRICT"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
