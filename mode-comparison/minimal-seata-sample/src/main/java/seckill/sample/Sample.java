package seckill.sample;

import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One of the four processes of the sample, by its profiles: buyers, stock, orders or payment, and AT, XA or TCC. */
@SpringBootApplication
@EnableDubbo
public class Sample {

    public static void main(String[] arguments) {
        SpringApplication.run(Sample.class, arguments);
    }
}
