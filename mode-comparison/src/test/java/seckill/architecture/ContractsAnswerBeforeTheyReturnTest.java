package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Global transactions are bound to threads: a participant that answers from another one has left its own (seata#4524). */
class ContractsAnswerBeforeTheyReturnTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noMethods()
                .that().areDeclaredInClassesThat()
                .resideInAnyPackage(product.in("participant..", "stock.api..", "order.api..", "payment.api.."))
                .should().haveRawReturnType(
                        JavaClass.Predicates.assignableTo(Future.class))
                .orShould().haveRawReturnType(
                        JavaClass.Predicates.assignableTo(CompletionStage.class));
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.api.ContractThatAnswersLater.class);
    }
}
