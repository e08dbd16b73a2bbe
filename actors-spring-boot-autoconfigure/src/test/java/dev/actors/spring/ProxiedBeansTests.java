package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorFailedException;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Beans that Spring puts proxies before, as actors use them. */
class ProxiedBeansTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Transactions transactions = new Transactions();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withBean(Transactions.class, () -> transactions)
                    .withUserConfiguration(Advice.class, Ledger.class, Mailer.class);

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableAsync(proxyTargetClass = true)
    static class Advice {}

    /** Counts transactions instead of making some. */
    static final class Transactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        final transient AtomicInteger committed = new AtomicInteger();
        final transient AtomicInteger rolledBack = new AtomicInteger();

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            committed.incrementAndGet();
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            rolledBack.incrementAndGet();
        }
    }

    static class Ledger {
        @Transactional
        public boolean book(int amount) {
            if (amount < 0) {
                throw new IllegalStateException("no debts");
            }
            return TransactionSynchronizationManager.isActualTransactionActive();
        }
    }

    static class Mailer {
        @Async
        public CompletableFuture<String> mail(String text) {
            return CompletableFuture.completedFuture(text + " from " + Thread.currentThread());
        }
    }

    @Actor("bank")
    static class Bank {
        private final Ledger ledger;
        private final Mailer mailer;

        Bank(Ledger ledger, Mailer mailer) {
            this.ledger = ledger;
            this.mailer = mailer;
        }

        @Receive
        boolean book(Integer amount) {
            return ledger.book(amount);
        }

        @Receive
        CompletableFuture<String> mail(String text) {
            return mailer.mail(text);
        }
    }

    @Test
    void haveTheirTransactionsCommittedAndRolledBack() {
        runner.withUserConfiguration(Bank.class)
                .run(
                        context -> {
                            assertThat(AopUtils.isCglibProxy(context.getBean(Ledger.class)))
                                    .isTrue();
                            Node node = context.getBean(Node.class);
                            Address bank = context.getBean(Actors.class).spawn(Bank.class);

                            assertThat(node.ask(bank, 5, SOON)).isEqualTo(true);
                            assertThat(transactions.committed).hasValue(1);

                            assertThatThrownBy(() -> node.ask(bank, -5, SOON))
                                    .isInstanceOf(ActorFailedException.class);
                            assertThat(transactions.rolledBack).hasValue(1);
                            assertThat(transactions.committed).hasValue(1);
                        });
    }

    @Test
    void replyFromAnotherThreadWhereTheyAreAsync() {
        runner.withUserConfiguration(Bank.class)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address bank = context.getBean(Actors.class).spawn(Bank.class);
                            assertThat(node.ask(bank, "hello", SOON))
                                    .asString()
                                    .startsWith("hello from ")
                                    .contains("SimpleAsyncTaskExecutor");
                        });
    }

    @Actor("advised")
    static class Advised {
        @Transactional
        @Receive
        public void book(Integer amount) {}
    }

    @Test
    void areNotTheActorsThemselves() {
        runner.withUserConfiguration(Advised.class)
                .run(
                        context ->
                                assertThat(Analyses.of(context.getStartupFailure()))
                                        .satisfies(
                                                analysis -> {
                                                    assertThat(analysis.getDescription())
                                                            .isEqualTo(
                                                                    "The actor class "
                                                                            + Advised.class
                                                                                    .getName()
                                                                            + " is proxied, for"
                                                                            + " instance because of"
                                                                            + " @Transactional,"
                                                                            + " @Async, @Cacheable"
                                                                            + " or @PreAuthorize on"
                                                                            + " it.");
                                                    assertThat(analysis.getAction())
                                                            .isEqualTo(
                                                                    "Put such annotations on a bean"
                                                                        + " that the actor calls.");
                                                }));
    }
}
