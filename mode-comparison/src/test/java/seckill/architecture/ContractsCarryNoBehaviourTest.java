package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Behaviour lives behind a contract, not in it. */
class ContractsCarryNoBehaviourTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return classes()
                .that().resideInAnyPackage(product.in("participant..", "stock.api..", "order.api..", "payment.api.."))
                .and().arePublic()
                .should().beRecords().orShould().beEnums().orShould().beInterfaces()
                .orShould().beAssignableTo(RuntimeException.class); // how a command fails is part of its contract
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.api.ContractWithBehaviour.class);
    }
}
