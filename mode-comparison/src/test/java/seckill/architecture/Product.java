package seckill.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;

/**
 * A tree of packages which the rules look at: the product's own, or the fixtures that imitate it.
 *
 * @param root the package at the top
 */
record Product(String root, JavaClasses classes) {

    private static final Product REAL =
            new Product("seckill", new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("seckill"));

    private static final String WRONG_ROOT = "seckill.architecture.wrong";

    private static final Product WRONG = new Product(WRONG_ROOT, new ClassFileImporter().importPackages(WRONG_ROOT));

    /** The main code of all modules. */
    static Product real() {
        return REAL;
    }

    /** Classes that are wrong on purpose. */
    static Product wrong() {
        return WRONG;
    }

    /** The packages of these names below the root. */
    String[] in(String... packages) {
        return Arrays.stream(packages).map(p -> root + "." + p).toArray(String[]::new);
    }
}
