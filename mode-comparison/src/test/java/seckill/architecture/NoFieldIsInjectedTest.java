package seckill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What an object needs, its constructor says. */
class NoFieldIsInjectedTest implements Rule {

    @Override
    public ArchRule over(Product product) {
        return noFields()
                .should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould().beAnnotatedWith("jakarta.inject.Inject")
                .orShould().beAnnotatedWith("jakarta.annotation.Resource")
                .orShould().beAnnotatedWith("org.apache.dubbo.config.annotation.DubboReference");
    }

    @Override
    public List<Class<?>> wrong() {
        return List.of(seckill.architecture.wrong.stock.StockWithAnInjectedField.class);
    }
}
