package dev.actors.spring;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import java.util.Objects;

/** What failure analyzers say of a start-up failure, loaded as Boot loads them. */
public final class Analyses {

    private Analyses() {}

    public static @Nullable FailureAnalysis of(Throwable failure) {
        return of(failure, new DefaultListableBeanFactory());
    }

    /** What ours say. */
    public static @Nullable FailureAnalysis of(Throwable failure, BeanFactory beans) {
        return of(failure, beans, "dev.actors");
    }

    /** What Boot's say, which are asked for what is no matter of ours. */
    public static @Nullable FailureAnalysis ofBoot(Throwable failure, BeanFactory beans) {
        return of(failure, beans, "org.springframework.boot");
    }

    private static @Nullable FailureAnalysis of(
            Throwable failure, BeanFactory beans, String packages) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, beans),
                        FailureHandler.logging(LogFactory.getLog(Analyses.class)))
                .stream()
                .filter(analyzer -> analyzer.getClass().getName().startsWith(packages))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
