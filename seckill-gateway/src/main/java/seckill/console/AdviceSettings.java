package seckill.console;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param report where a comparison's {@code report.json} may be, the first that is there counts; empty: nowhere, and no mode is advised */
@ConfigurationProperties("seckill.advice")
public record AdviceSettings(@DefaultValue List<Path> report) {}
