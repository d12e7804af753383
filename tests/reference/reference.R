#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# Invents people with a fixed seed and writes, with the values R gives for them, the tables that
# tests/unit/stats compares against:
#     Rscript tests/reference/reference.R > tests/reference/tables.h
# Tests need the header only, never R. Made with R 4.2.2, lme4 1.1-31, pbkrtest 0.5.2, psych 2.2.9,
# clubSandwich 0.5.8, exactRankTests 0.8-35, e1071 1.7-13. Where a package stops before the last
# digit (lme4, factanal) its answer is the start of a polish here, by another road than the
# program's: dense matrices for the mixed model, expectation-maximisation for the factor.
suppressPackageStartupMessages({
  library(lme4); library(pbkrtest); library(psych); library(clubSandwich); library(exactRankTests)
})
options(digits = 17, warn = 1)
set.seed(20240917)
emit <- function(name, x) {
  v <- ifelse(is.na(x), "NAN", formatC(as.numeric(x), digits = 17, width = 1, format = "g"))
  v <- ifelse(grepl("^-?[0-9]+$", v), paste0(v, ".0"), v)
  cat(strwrap(sprintf("static const double %s[%d] = {%s};", name, length(v), paste(v, collapse = ", ")),
              width = 98, exdent = 4), sep = "\n")
}
whole <- function(name, x)
  cat(strwrap(sprintf("static const unsigned %s[%d] = {%s};", name, length(x), paste(x, collapse = ", ")),
              width = 98, exdent = 4), sep = "\n")
near <- function(a, b, tolerance, what) {
  off <- max(abs(a - b) / pmax(abs(b), 1e-12))
  if (!is.finite(off) || off > tolerance) stop(what, ": roads differ by ", off)
}
cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
cat("/* Written by tests/reference/reference.R; do not edit. clang-format off */\n")
cat("#ifndef REFERENCE_TABLES_H\n#define REFERENCE_TABLES_H\n\n#include <math.h>\n\n")

# ---- people: two waves of a mean score in eighths (ties, zeros), 13 clusters, one of size 1
sizes <- c(1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 11, 12, 16)
index <- rep(seq_along(sizes), sizes); n <- length(index)
place <- rnorm(13, 0, .35)[index]
able <- rnorm(n)
eighth <- function(x) pmin(5, pmax(1, round(x * 8) / 8))
pre <- eighth(3 + .5 * able + .4 * rnorm(n))
post <- eighth(3.15 + .5 * able + place + .35 * rnorm(n))
d <- post - pre
whole("ref_index", index - 1); emit("ref_pre", pre); emit("ref_post", post)
# ---- the same without ties, and with no variance between clusters
flat <- round(rnorm(n, .2, 1.3), 6); flat <- round(flat - ave(flat, index) * .9, 6)
emit("ref_flat", flat)

describe <- function(x) {
  t <- t.test(x)
  c(mean(x), sd(x), sd(x) / sqrt(length(x)), t$conf.int, median(x), quantile(x, c(.25, .75), type = 7),
    min(x), max(x), e1071::skewness(x, type = 2), e1071::kurtosis(x, type = 2))
}
emit("ref_describe_pre", describe(pre)); emit("ref_describe_flat", describe(flat))

# ---- pairs
jfac <- function(df) exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
pair <- function(pre, post) {
  t <- t.test(post, pre, paired = TRUE); n <- length(pre); d <- post - pre
  c(mean(pre), mean(post), mean(d), sd(pre), sd(post), cov(pre, post), sd(d), sd(d) / sqrt(n),
    t$conf.int, t$statistic, t$parameter, t$p.value, cor(pre, post))
}
emit("ref_paired", pair(pre, post))
limits <- function(t, df) {
  f <- function(p) uniroot(function(ncp) pt(t, df, ncp) - p, c(t - 6, t + 6) * 1, extendInt = "yes",
                           tol = 1e-13)$root
  c(f(.975), f(.025))
}
effects <- function(pre, post) {
  n <- length(pre); df <- n - 1; d <- mean(post - pre); s1 <- sd(pre); s2 <- sd(post)
  dz <- d / sd(post - pre); s <- sqrt((s1^2 + s2^2) / 2); dav <- d / s; c12 <- cov(pre, post)
  v <- dav^2 * (s1^4 + s2^4 + 2 * c12^2) / (8 * df * s^4) + (s1^2 + s2^2 - 2 * c12) / (df * s^2)
  c(dz, limits(dz * sqrt(n), df) / sqrt(n), dav, jfac(df) * c(dav, dav - qnorm(.975) * sqrt(v),
    dav + qnorm(.975) * sqrt(v)), dz * sqrt(2 * (1 - cor(pre, post))), d / s1)
}
emit("ref_effects", effects(pre, post))
emit("ref_nct_t", nt <- c(-3.1, 0, .4, 2.2, 4.5, 11, 20)); emit("ref_nct_df", nd <- c(4, 9, 1, 24, 71, 6, 400))
emit("ref_nct_limits", mapply(limits, nt, nd))
emit("ref_nct_cdf", mapply(function(t, df) pt(t, df, 1.7), nt, nd))

# ---- ranks: exact with ties by listing sums, and the package beside it
exact <- function(d) {
  d <- d[d != 0]; r <- round(2 * rank(abs(d))); v <- sum(r[d > 0]); f <- 1
  for (x in r) f <- c(f, rep(0, x)) + c(rep(0, x), f)
  p <- f / 2^length(r)
  out <- min(1, 2 * min(sum(p[1:(v + 1)]), sum(p[(v + 1):length(p)])))
  near(wilcox.exact(d, exact = TRUE)$p.value, out, 1e-8, "wilcox.exact"); out
}
normal <- function(d) {
  d <- d[d != 0]; r <- rank(abs(d)); v <- sum(r[d > 0]); m <- length(d)
  2 * pnorm(-abs(v - m * (m + 1) / 4) / sqrt(sum(r^2) / 4))
}
ranks <- function(d, p) {
  e <- d[d != 0]; r <- rank(abs(e)); w <- outer(d, d, "+") / 2
  c(sum(d > 0), sum(d < 0), sum(d == 0), sum(r[e > 0]), p, (sum(r[e > 0]) - sum(r[e < 0])) / sum(r),
    median(w[lower.tri(w, diag = TRUE)]))
}
emit("ref_ranks", ranks(d, exact(d)))
long <- round(4 * rnorm(301, .12)) / 8
emit("ref_long", long); emit("ref_long_ranks", ranks(long, normal(long)))
emit("ref_flat_ranks", ranks(flat, exact(flat)))

# ---- tails and quantiles where R itself is exact (no degrees of freedom beyond 4e5)
g <- expand.grid(c(1e-6, .1, 1.96, 5, 20, 37, 1e4), c(.7, 1, 1.89, 3, 24, 71, 624.5, 1e4))
emit("ref_t_p", rbind(g[[1]], g[[2]], 2 * pt(-g[[1]], g[[2]])))
g <- expand.grid(c(1e-9, .01, .6, .975), c(.7, 1, 1.89, 3, 24, 71, 624.5, 1e4))
emit("ref_t_q", rbind(g[[1]], g[[2]], qt(g[[1]], g[[2]])))
g <- expand.grid(c(.5, .99, 1.1, 10), c(1, 5.5, 89, 9999), c(1, 2, 71, 89991))
emit("ref_f_p", rbind(g[[1]], g[[2]], g[[3]], pf(g[[1]], g[[2]], g[[3]], lower.tail = FALSE)))
g <- expand.grid(c(.025, .5, .975), c(1, 5.5, 89, 9999), c(1, 2, 71, 89991))
q <- qf(g[[1]], g[[2]], g[[3]]) # stops at 1e-8: polished on pf
for (i in 1:5) q <- q - (pf(q, g[[2]], g[[3]]) - g[[1]]) / df(q, g[[2]], g[[3]])
emit("ref_f_q", rbind(g[[1]], g[[2]], g[[3]], q))
g <- expand.grid(c(.001, 3, 40, 700), c(1, 11, 99, 499))
emit("ref_normal_p", 2 * pnorm(-c(1.5, 6, 37)))
emit("ref_chi2_p", rbind(g[[1]], g[[2]], pchisq(g[[1]], g[[2]], lower.tail = FALSE)))

emit("ref_chi2_q", c(qchisq(.999, 24), qchisq(.025, 3)))

# ---- shares, multiplicity, tests of counts
emit("ref_wilson", c(prop.test(7, 31, correct = FALSE)$conf.int, prop.test(0, 12, correct = FALSE)$conf.int,
                     prop.test(625, 626, correct = FALSE)$conf.int))
p <- c(.04, .001, NA, .04, .2, .8, .0004, 1, .012, .013)
emit("ref_p", p); emit("ref_p_holm", p.adjust(p, "holm")); emit("ref_p_bh", p.adjust(p, "BH"))
lost <- c(3, 0, 5, 1, 9, 0, 2); kept <- c(22, 25, 20, 24, 16, 0, 30)
emit("ref_lost", lost); emit("ref_kept", kept)
full <- cbind(lost, kept)[lost + kept > 0, ]
ct <- suppressWarnings(chisq.test(full, correct = FALSE))
emit("ref_chi_square", c(ct$statistic, ct$parameter, ct$p.value, min(ct$expected)))
emit("ref_binomial", sapply(list(c(3, 17), c(0, 6), c(40, 81), c(450, 1000), c(5, 10)),
                            function(k) binom.test(k[1], k[2])$p.value))
w <- t.test(flat[1:9], flat[10:n]); m <- c(9, n - 9)
pooled <- sqrt(((m[1] - 1) * var(flat[1:9]) + (m[2] - 1) * var(flat[10:n])) / (sum(m) - 2))
emit("ref_welch", c(mean(flat[1:9]) - mean(flat[10:n]), (mean(flat[1:9]) - mean(flat[10:n])) / pooled,
                    w$stderr, w$statistic, w$parameter, w$p.value, w$conf.int))

# ---- items: 90 people, 6 items 1..5, blanks; a second set with one constant item
load <- c(.8, .7, .6, .75, .5, .3); f <- rnorm(90)
items <- sapply(load, function(l) pmin(5, pmax(1, round(3 + 1.1 * (l * f + sqrt(1 - l^2) * rnorm(90))))))
items[cbind(c(4, 17, 17, 44, 71), c(2, 1, 3, 6, 5))] <- NA
emit("ref_items", t(items))
x <- items[complete.cases(items), ]; a <- suppressWarnings(psych::alpha(x, check.keys = FALSE)); k <- ncol(x); N <- nrow(x)
al <- a$total$raw_alpha
feldt <- 1 - (1 - al) * qf(c(.975, .025), N - 1, (N - 1) * (k - 1))
R <- cor(x); r <- mean(R[lower.tri(R)])
near(k * r / (1 + (k - 1) * r), a$total$std.alpha, 1e-10, "std.alpha")
emit("ref_cov", cov(x))
emit("ref_alpha", c(N, al, feldt, sd(rowSums(x)), sd(rowSums(x)) * sqrt(1 - al), r, a$total$std.alpha))
emit("ref_item_rest", a$item.stats$r.drop); emit("ref_alpha_dropped", a$alpha.drop$raw_alpha)
em <- function(R) {
  fa <- factanal(covmat = R, factors = 1, n.obs = 100); l <- fa$loadings[, 1]; u <- fa$uniquenesses
  for (i in 1:200000) {
    b <- solve(outer(l, l) + diag(u), l); rb <- R %*% b
    l1 <- drop(rb / drop(1 - sum(b * l) + t(b) %*% rb)); u1 <- diag(R) - l1 * drop(rb)
    gap <- max(abs(l1 - l), abs(u1 - u)); l <- l1; u <- u1
    if (gap < 1e-16) break
  }
  near(l, fa$loadings[, 1], 1e-3, "factanal")
  if (sum(l) < 0) l <- -l
  c(sum(l)^2 / (sum(l)^2 + sum(u)), l)
}
emit("ref_omega", em(R)); emit("ref_omega3", em(R[1:3, 1:3]))
emit("ref_omega5_cov", cov(x[, c(2, 1, 6, 4, 5)])); emit("ref_omega5", em(cov2cor(cov(x[, c(2, 1, 6, 4, 5)]))))

# ---- clusters
icc <- function(y, g) {
  a <- anova(lm(y ~ factor(g))); b <- a$`Mean Sq`[1]; w <- a$`Mean Sq`[2]; s <- table(g); N <- length(y)
  n0 <- (N - sum(s^2) / N) / (length(s) - 1)
  c((b - w) / (b + (n0 - 1) * w), n0, b / w, a$`Pr(>F)`[1])
}
emit("ref_icc_change", icc(d, index)); emit("ref_icc_flat", icc(flat, index))
cr2 <- function(y, g) {
  m <- lm(y ~ 1); v <- vcovCR(m, cluster = g, type = "CR2")
  t <- coef_test(m, vcov = v, test = "Satterthwaite")
  c(coef(m), t$SE, t$df_Satt %||% t$df, t$p_Satt)
}
`%||%` <- function(a, b) if (is.null(a)) b else a
emit("ref_cr2_change", cr2(d, index)); emit("ref_cr2_flat", cr2(flat, index))

# ---- random intercept, dense: REML score by Newton, GLS, Kenward-Roger for every coefficient
dense <- function(y, X, g) {
  Z <- outer(g, sort(unique(g)), "==") * 1; G <- list(Z %*% t(Z), diag(length(y)))
  fit <- suppressMessages(lmer(y ~ 0 + X + (1 | g), REML = TRUE))
  theta <- c(as.data.frame(VarCorr(fit))$vcov[1], sigma(fit)^2)
  free <- theta[1] > 1e-6 * theta[2]
  if (!free) theta[1] <- 0
  at <- function(th) {
    Vi <- solve(th[1] * G[[1]] + th[2] * G[[2]]); A <- solve(t(X) %*% Vi %*% X)
    list(Vi = Vi, A = A, P = Vi - Vi %*% X %*% A %*% t(X) %*% Vi, b = A %*% t(X) %*% Vi %*% y)
  }
  for (i in 1:60) {
    s <- at(theta); use <- if (free) 1:2 else 2
    PG <- lapply(G, function(g) s$P %*% g); py <- s$P %*% y
    score <- sapply(use, function(i) -.5 * (sum(diag(PG[[i]])) - sum(py * (G[[i]] %*% py))))
    ai <- outer(use, use, Vectorize(function(i, j) .5 * sum((G[[i]] %*% py) * (s$P %*% (G[[j]] %*% py)))))
    step <- solve(ai, score); theta[use] <- theta[use] + step
    if (max(abs(step / theta[use])) < 1e-15) break
  }
  s <- at(theta); A <- s$A; Vi <- s$Vi
  if (!free) { # the score at the boundary must point outwards
    py <- s$P %*% y
    stopifnot(-.5 * (sum(diag(s$P %*% G[[1]])) - sum(py * (G[[1]] %*% py))) <= 0)
  }
  near(c(theta), c(as.data.frame(VarCorr(fit))$vcov), if (free) 1e-4 else Inf, "lme4 variances")
  near(s$b, fixef(fit), 1e-4, "lme4 estimate")
  Pm <- lapply(G, function(g) -t(X) %*% Vi %*% g %*% Vi %*% X)
  Q <- function(i, j) t(X) %*% Vi %*% G[[i]] %*% Vi %*% G[[j]] %*% Vi %*% X
  I <- outer(1:2, 1:2, Vectorize(function(i, j) sum(diag(Vi %*% G[[i]] %*% Vi %*% G[[j]])) -
    2 * sum(diag(A %*% Q(i, j))) + sum(diag(A %*% Pm[[i]] %*% A %*% Pm[[j]]))))
  W <- 2 * solve(I); U <- 0 * A
  for (i in 1:2) for (j in 1:2) U <- U + W[i, j] * (Q(i, j) - Pm[[i]] %*% A %*% Pm[[j]])
  Aa <- A + 2 * A %*% U %*% A
  df <- sapply(seq_len(ncol(X)), function(c) {
    g <- sapply(1:2, function(i) (A %*% Pm[[i]] %*% A)[c, c]) / A[c, c]; 2 / sum(W * outer(g, g))
  })
  # pbkrtest at lme4's own stop: only the near side of its tolerance
  for (c in seq_len(ncol(X))) {
    L <- matrix(0, 1, ncol(X)); L[c] <- 1
    k <- getKR(suppressWarnings(KRmodcomp(fit, L)), "ddf")
    near(df[c], k, 2e-3, "pbkrtest df")
  }
  se <- sqrt(diag(Aa)); t <- drop(s$b) / se
  list(theta = theta, b = drop(s$b), plain = sqrt(diag(A)), se = se, df = df,
       p = 2 * pt(-abs(t), df), low = drop(s$b) - qt(.975, df) * se, high = drop(s$b) + qt(.975, df) * se)
}
one <- matrix(1, n, 1)
intercept <- function(y, g) {
  m <- dense(y, matrix(1, length(y), 1), g)
  c(m$b, m$theta, m$plain, m$se, m$df, m$p, m$low, m$high)
}
emit("ref_model_change", mc <- intercept(d, index)); emit("ref_model_flat", intercept(flat, index))
s <- tapply(d, index, length); yb <- tapply(d, index, mean); B <- mc[2] / (mc[2] + mc[3] / s)
emit("ref_eb_mean", mc[1] + B * (yb - mc[1]))
emit("ref_eb_se", sqrt(mc[2] * (1 - B) + (1 - B)^2 * mc[4]^2))
# ---- fixed effects beside the random intercept: ANCOVA, dose, arm by place (also at tau2 = 0)
hours <- round(pmin(60, pmax(0, rnorm(n, 44, 11)))); arm <- (index %% 3 == 0) * 1
emit("ref_hours", hours); emit("ref_arm", arm)
coefs <- function(m) c(m$theta, rbind(m$b, m$plain, m$se, m$df, m$p, m$low, m$high))
emit("ref_ancova", coefs(dense(post, cbind(1, pre - mean(pre)), index)))
emit("ref_dose", coefs(dense(d, cbind(1, hours / 10, pre), index)))
emit("ref_did", coefs(dense(d, cbind(1, arm), index)))
emit("ref_did_flat", coefs(dense(flat, cbind(1, arm), index)))

# ---- who stays: logistic regression, weights, weighted mean
stay <- runif(n) < plogis(1.2 + .5 * (pre - 3) - .02 * (hours - 44))
emit("ref_stay", stay)
g <- glm(stay ~ pre + hours, binomial, control = list(epsilon = 1e-15, maxit = 100))
emit("ref_logistic", c(coef(g), deviance(g), fitted(g)[c(1, 40, n)]))
w <- 1 / fitted(g)[stay]; xs <- d[stay]; mw <- weighted.mean(xs, w); ns <- length(xs)
emit("ref_weighted", c(mw, sqrt(ns / (ns - 1) * sum((w * (xs - mw))^2)) / sum(w), sum(w)^2 / sum(w^2)))

# ---- response patterns
emit("ref_mahalanobis", mahalanobis(x, colMeans(x), cov(x))); emit("ref_mahalanobis_at", qchisq(.999, 6))
emit("ref_irv", apply(items, 1, sd, na.rm = TRUE))

# ---- power: 25 places of 25, 15 % lost, ICC .05, r .6
se <- sqrt(2 * (1 - .6)) / sqrt(25 * 21.25 / (1 + 20.25 * .05)); tc <- qt(.975, 24)
power <- function(change) pt(-tc, 24, change / se) + pt(tc, 24, change / se, lower.tail = FALSE)
emit("ref_plan", c(se, power(.1), power(.2), uniroot(function(c) power(c) - .8, c(.01, 1), tol = 1e-13)$root))
# the same people as strangers, 25, 6 and 4 times 21.25 of them: ICC 0, people - 1 degrees of freedom; .1 and the change found
emit("ref_plan_strangers", sapply(c(25, 6, 4) * 21.25, function(n) {
  se <- sqrt(2 * (1 - .6) / n); tc <- qt(.975, n - 1)
  power <- function(change) pt(-tc, n - 1, change / se) + pt(tc, n - 1, change / se, lower.tail = FALSE)
  c(power(.1), uniroot(function(c) power(c) - .8, c(.01, 1), tol = 1e-13)$root)
}))

# ---- no places: least squares; places and weights; the model's effect size
ols <- function(m) { s <- summary(m)$coefficients; ci <- confint(m)
  c(summary(m)$sigma^2, rbind(s[, 1], s[, 2], s[, 4], ci[, 1], ci[, 2])) }
emit("ref_ols", ols(lm(post ~ pre + hours + arm)))
emit("ref_ols_mean", ols(lm(d ~ 1)))
zs <- tapply(w * (xs - mw), index[stay], sum); G <- length(zs)
emit("ref_weighted_clusters", c(G, sqrt(G / (G - 1) * sum(zs^2)) / sum(w)))
deff <- 1 + (sum(s^2) / n - 1) * mc[2] / (mc[2] + mc[3]); c12 <- cov(pre, post); s1 <- sd(pre); s2 <- sd(post)
sp <- sqrt((s1^2 + s2^2) / 2); dm <- mc[1] / sp
hw <- qt(.975, mc[6]) * sqrt(deff * dm^2 * (s1^4 + s2^4 + 2 * c12^2) / (8 * (n - 1) * sp^4) + mc[5]^2 / sp^2)
emit("ref_model_effect", jfac(n - 1) * c(dm, dm - hw, dm + hw))

# ---- limits of places that do not take the variances as known: integrate() over r = tau2 / sigma2, uniroot()
place_limits <- function(y, g, conf = .95) {
  s <- as.vector(tapply(y, g, length)); yb <- as.vector(tapply(y, g, mean)); N <- length(y); within <- sum((y - yb[g])^2)
  at <- function(r) {
    w <- s / (1 + s * r); mu <- sum(w * yb) / sum(w); q <- within + sum(w * (yb - mu)^2); rest <- 1 / (1 + s * r) # 1 - B
    list(log = -(N - 3) / 2 * log(q) - sum(log1p(s * r)) / 2 - log(sum(w)) / 2, c = mu + s * r * rest * (yb - mu),
         s = sqrt(q / (N - 3) * (r * rest + rest^2 / sum(w))))
  }
  # the density of r against the likelihood of all people, dense, its two variances integrated numerically
  joint <- function(r) {
    X <- matrix(1, N, 1); Vi <- solve(diag(N) + r * outer(g, g, "==")); A <- t(X) %*% Vi %*% X
    Q <- sum(y * (Vi %*% y)) - sum(Vi %*% y)^2 / A[1]
    f <- function(v) exp((N - 3) / 2 * (log(Q / (N - 1)) + 1) - (N - 1) / 2 * log(v) - Q / 2 / v) # flat in r and sigma2
    area <- integrate(f, 0, Q / (N - 1), rel.tol = 1e-10)$value + integrate(f, Q / (N - 1), Inf, rel.tol = 1e-10)$value
    log(area) + (determinant(Vi)$modulus - log(A[1])) / 2 - (N - 3) / 2 * (log(Q / (N - 1)) + 1)
  }
  for (r in c(0, .3, 5)) near(joint(r) - joint(1), at(r)$log - at(1)$log, 1e-7, "density of the ratio")
  peak <- optimize(function(e) at(exp(e))$log + e, c(-20, 20), maximum = TRUE)
  whole <- function(f) { # in log r, so that neither end is long
    h <- function(e) sapply(e, function(e) f(exp(e)) * exp(at(exp(e))$log + e - peak$objective))
    m <- peak$maximum
    sum(mapply(function(a, b) integrate(h, a, b, rel.tol = 1e-11, abs.tol = 1e-14, subdivisions = 2000)$value,
               m + c(-40, -4, 0, 4, 20), m + c(-4, 0, 4, 20, 90)))
  }
  all <- whole(function(r) 1)
  sapply(seq_along(s), function(j) sapply(c((1 - conf) / 2, (1 + conf) / 2), function(p)
    uniroot(function(x) whole(function(r) { a <- at(r); pt((x - a$c[j]) / a$s[j], N - 3) }) / all - p,
            yb[j] + c(-1, 1) * 2 * sd(y), extendInt = "upX", tol = 1e-12)$root))
}
emit("ref_place_limits", place_limits(d, index)); emit("ref_place_limits_flat", place_limits(flat, index))
few <- index <= 4 # the density of r falls as slowly as r^(-3 / 2)
emit("ref_place_limits_few", place_limits(d[few], index[few]))
emit("ref_place_limits_uneven", place_limits(long, rep(1:6, c(240, 1, 2, 3, 5, 50))))
emit("ref_place_limits_even", place_limits(c(1, 3, 2, 5, 4, 6, 0, 1, 2, 4, 7, 4), rep(1:4, each = 3)))
cat("\n#endif\n")
