package seckill.transaction.rocketmq;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param nameServer host and port of the name server, several separated by semicolons; empty when there is none */
@ConfigurationProperties("seckill.rocketmq")
public record RocketSettings(@DefaultValue("") String nameServer) {}
