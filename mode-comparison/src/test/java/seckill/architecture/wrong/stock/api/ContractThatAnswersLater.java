package seckill.architecture.wrong.stock.api;

import java.util.concurrent.CompletableFuture;

public interface ContractThatAnswersLater {
    CompletableFuture<String> deduct();
}
