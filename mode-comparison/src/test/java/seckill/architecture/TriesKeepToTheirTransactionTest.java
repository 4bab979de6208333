package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * What a try does outside the transaction of its fence is never undone when the try fails (seata#6374): so the three parts
 * have nothing in hand with which they could.
 */
class TriesKeepToTheirTransactionTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noClasses()
                .that().resideInAnyPackage(product.in(
                        "stock.tcc..", "stock.saga..", "order.tcc..", "order.saga..", "payment.tcc..", "payment.saga.."))
                .should().dependOnClassesThat().resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio..", "java.sql..", "javax.sql..", "java.util.concurrent..",
                        "org.springframework.jdbc..", "org.springframework.transaction..", "org.springframework.data..",
                        "org.redisson..", "org.apache.dubbo..")
                .orShould().dependOnClassesThat().areAssignableTo(Thread.class);
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.tcc.TryThatWritesElsewhere.class);
    }
}
