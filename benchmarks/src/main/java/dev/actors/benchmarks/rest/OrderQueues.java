package dev.actors.benchmarks.rest;

import org.springframework.context.SmartLifecycle;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What stands behind the controller written by hand: a queue that a thread empties now and then, so
 * that putting into it wakes nobody, and one whose thread answers at once.
 */
final class OrderQueues implements SmartLifecycle {

    private static final long NAP = 5_000_000;

    private final Queue<Posted> orders = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private volatile long articles;

    private record Question(Posted order, CompletableFuture<Receipt> answer) {}

    void put(Posted order) {
        orders.add(order);
    }

    CompletableFuture<Receipt> ask(Posted order) {
        CompletableFuture<Receipt> answer = new CompletableFuture<>();
        questions.add(new Question(order, answer));
        return answer;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("orders").start(this::emptyQueue);
        Thread.ofPlatform().daemon().name("quotes").start(this::answerQuestions);
    }

    private void emptyQueue() {
        long sum = 0;
        while (running) {
            for (Posted order = orders.poll(); order != null; order = orders.poll()) {
                sum += order.count();
            }
            articles = sum;
            LockSupport.parkNanos(this, NAP);
        }
    }

    private void answerQuestions() {
        try {
            while (running) {
                Question question = questions.take();
                question.answer.complete(Receipt.of(question.order.id()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many articles were ordered without an answer. */
    long articles() {
        return articles;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
