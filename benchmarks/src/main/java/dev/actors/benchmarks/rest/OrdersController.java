package dev.actors.benchmarks.rest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.concurrent.CompletableFuture;

/**
 * What one writes by hand in the place of an actor. It takes the same messages as strictly: by
 * their types, with no key that is unknown or there twice, and no value of another type.
 */
@RestController
@RequestMapping("/hand")
final class OrdersController {

    private final OrderQueues queues;

    OrdersController(OrderQueues queues) {
        this.queues = queues;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void take(@RequestBody Posted order) {
        queues.put(order);
    }

    @PostMapping("/quotes")
    CompletableFuture<Receipt> answer(@RequestBody Posted quote) {
        return queues.ask(quote);
    }
}
