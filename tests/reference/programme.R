#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# Invents a small programme (questionnaires before and after, three counties, eight neighbourhoods)
# and writes, with every number R gives for it, the set tests/reference/programme/ in the form of
# tests/oracle/oracle.h; and the same people with a comparison arm and a register, and the numbers
# that only those have, as tests/reference/arms/:
#     Rscript tests/reference/programme.R
# `make test` runs the program on it and holds results.csv and items.csv, row by row. It needs
# neither R nor any other data. Definitions are those of reference.R, whose functions are taken here.
suppressPackageStartupMessages({
  library(lme4); library(pbkrtest); library(psych); library(clubSandwich); library(exactRankTests)
})
for (e in parse("tests/reference/reference.R"))
  if (is.call(e) && identical(e[[1]], as.name("<-")) && is.call(e[[3]]) &&
      identical(e[[3]][[1]], as.name("function"))) eval(e)
`%||%` <- function(a, b) if (is.null(a)) b else a
# lme4 stops a little earlier on some of these data than on those of reference.R.
near_there <- near
near <- function(a, b, tolerance, what) near_there(a, b, if (grepl("^lme4", what)) 10 * tolerance else tolerance, what)
set.seed(1405); out <- "tests/reference/programme"; dir.create(out, showWarnings = FALSE)
save <- function(x, file) write.csv(x, file.path(out, file), row.names = FALSE, quote = FALSE, na = "")

# ---- the questionnaire
key <- rbind(
  data.frame(item = c("h1", "h2", "h3", "h4", "h5"), scale = "hope", reverse = c("no", "no", "yes", "no", "yes"),
             min = 1, max = 5, correct = "", missing_codes = "", missing_kind = ""),
  data.frame(item = c("h1", "h3", "s1", "s2"), scale = "strain", reverse = c("yes", "no", "no", "yes"),
             min = c(1, 1, 0, 0), max = c(5, 5, 6, 6), correct = "", missing_codes = "", missing_kind = ""),
  data.frame(item = c("s2", "s1"), scale = "ease", reverse = c("no", "yes"), min = 0, max = 6,
             correct = "", missing_codes = "", missing_kind = ""),
  data.frame(item = paste0("q", 1:6), scale = "quiz", reverse = "no", min = 1, max = 4,
             correct = c(2, 4, 1, 3, 2, 2), missing_codes = "9", missing_kind = "dont_know"))
scales <- data.frame(scale = c("hope", "strain", "ease", "quiz"),
  type = c("likert", "likert", "likert", "knowledge"), direction = c("higher", "lower", "higher", "higher"),
  min_answered = c(.6, .75, .9, .5), method = c("mean", "mean", "sum", "percent"),
  primary = c("yes", "no", "no", "yes"), reliability = c("", "", "", .72),
  smallest_change = c(.1, .2, "", ""))
save(key, "key.csv"); save(scales, "scales.csv")

# ---- the people: the last one of each county belongs to no neighbourhood
size <- c(a1 = 24, a2 = 18, a3 = 15, a4 = 12, a5 = 9, b1 = 14, b2 = 11, c1 = 8)
nb <- c(rep(names(size), size), "", ""); county <- c(substr(nb[nb != ""], 1, 1), "a", "b"); N <- length(nb)
place <- setNames(rnorm(8, 0, .45), names(size)); place <- ifelse(nb == "", 0, place[nb])
able <- rnorm(N); grown <- .45 + place + .5 * rnorm(N)
cut_in <- function(x, lo, hi) pmin(hi, pmax(lo, round(x)))
answers <- function(level) {
  a <- list()
  for (i in 1:5) a[[paste0("h", i)]] <- cut_in(3 + (if (i %in% c(3, 5)) -1 else 1) * level * .8 + .8 * rnorm(N), 1, 5)
  a$s1 <- cut_in(3 - level + rnorm(N), 0, 6); a$s2 <- cut_in(3.4 + .9 * level + rnorm(N), 0, 6)
  for (i in 1:6) {
    right <- as.numeric(key$correct[key$item == paste0("q", i)])
    a[[paste0("q", i)]] <- ifelse(level + .8 * rnorm(N) > .3, right,
      ifelse(runif(N) < .4, 9, sample(1:4, N, replace = TRUE)))
  }
  a <- as.data.frame(a)
  for (r in sample(N, 14)) a[r, sample(ncol(a), 1 + (r %% 5))] <- NA
  a
}
items <- unique(key$item)
all_pre <- answers(able)[items]; all_post <- answers(able + grown)[items]
in_pre <- !(seq_len(N) %in% c(20, 50, 90)); in_post <- runif(N) > plogis(-1.8 - .6 * able)
wave <- list(pre = all_pre, post = all_post); there <- list(pre = in_pre, post = in_post)
for (w in c("pre", "post")) save(data.frame(id = sprintf("P%03d", seq_len(N)), county = county,
  neighbourhood = nb, wave[[w]])[there[[w]], ], paste0(w, ".csv"))

# ---- scores: matrices of keyed answers, then what the contract makes of them; NA where there is none
keyed <- function(w, s) {
  k <- key[key$scale == s, ]
  sapply(seq_len(nrow(k)), function(i) {
    x <- wave[[w]][[k$item[i]]]
    if (k$correct[i] != "") ifelse(is.na(x), NA, (x == as.numeric(k$correct[i])) * 1)
    else if (k$reverse[i] == "yes") k$min[i] + k$max[i] - x else x
  })
}
dont_know <- function(w, s) sapply(key$item[key$scale == s], function(i) wave[[w]][[i]] %in% 9)
score <- function(w, s) {
  x <- keyed(w, s); k <- ncol(x); spec <- scales[scales$scale == s, ]
  n <- rowSums(!is.na(x))
  v <- switch(spec$method, mean = rowMeans(x, na.rm = TRUE), sum = rowMeans(x, na.rm = TRUE) * k,
              percent = 100 * rowSums(x, na.rm = TRUE) / k)
  ifelse(there[[w]] & n >= ceiling(spec$min_answered * k), v, NA)
}
range_of <- function(s) {
  k <- key[key$scale == s, ]
  switch(scales$method[scales$scale == s], mean = c(mean(k$min), mean(k$max)), sum = c(sum(k$min), sum(k$max)),
         percent = c(0, 100))
}
own <- list(); for (s in scales$scale) own[[s]] <- data.frame(pre = score("pre", s), post = score("post", s))

# ---- rows
rows <- list(); item_rows <- list(); group <- ""
put <- function(level, place, scale, wave, ...) {
  v <- list(...)
  for (n in names(v)) rows[[length(rows) + 1]] <<- data.frame(level, place, scale, wave, group, statistic = n,
    value = if (is.character(v[[n]])) v[[n]] else formatC(v[[n]], digits = 17, width = 1, format = "g"), reason = "")
}
refuse <- function(level, place, scale, wave, reason, statistics)
  for (n in statistics) rows[[length(rows) + 1]] <<- data.frame(level, place, scale, wave, group, statistic = n, value = "", reason)
put_item <- function(scale, item, wave, ...) {
  v <- list(...)
  for (n in names(v)) item_rows[[length(item_rows) + 1]] <<- data.frame(scale, item, wave, statistic = n,
    value = formatC(v[[n]], digits = 17, width = 1, format = "g"), reason = "")
}
wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)

wave_rows <- function(level, place, who, s, w) {
  x <- own[[s]][[w]][who & there[[w]]]; r <- range_of(s); m <- sum(is.na(x)); x <- x[!is.na(x)]
  d <- describe(x)
  put(level, place, s, w, n = length(x), n_missing = m, mean = d[1], sd = d[2], se = d[3], ci_low = d[4],
      ci_high = d[5], median = d[6], q1 = d[7], q3 = d[8], min = d[9], max = d[10], skewness = d[11],
      kurtosis = d[12], floor_share = mean(x == r[1]), ceiling_share = mean(x == r[2]),
      mean_100 = (d[1] - r[1]) / diff(r) * 100, sd_100 = d[2] / diff(r) * 100)
  if (s == "quiz") { # blanks as wrong, and blanks left out
    at <- which(who & there[[w]] & !is.na(own[[s]][[w]])); y <- keyed(w, s)[at, , drop = FALSE]
    put(level, place, s, w, mean_blank_wrong = mean(100 * rowSums(y, na.rm = TRUE) / ncol(y)),
        mean_answered = mean(100 * rowMeans(y, na.rm = TRUE)))
  }
}
sum_alpha <- function(x) { k <- ncol(x); k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x))) }
complete <- function(w, s) {
  x <- keyed(w, s)[there[[w]], ]
  if (s == "quiz") x[is.na(x)] <- 0
  x[complete.cases(x), ]
}
score_of_complete <- function(x, s) switch(scales$method[scales$scale == s], mean = rowMeans(x), sum = rowSums(x),
                                           percent = 100 * rowMeans(x))
reliability_rows <- function(s, w) {
  x <- complete(w, s); k <- ncol(x); n <- nrow(x); a <- sum_alpha(x); R <- cor(x); r <- mean(R[lower.tri(R)])
  near(a, suppressWarnings(psych::alpha(x, check.keys = FALSE))$total$raw_alpha, 1e-10, "alpha")
  put("province", "", s, w, k_items = k, n_complete = n, alpha = a,
      alpha_low = 1 - (1 - a) * qf(.975, n - 1, (n - 1) * (k - 1)),
      alpha_high = 1 - (1 - a) * qf(.025, n - 1, (n - 1) * (k - 1)), alpha_std = k * r / (1 + (k - 1) * r),
      mean_inter_item_r = r, sem = sd(score_of_complete(x, s)) * sqrt(1 - a))
  if (k > 2) put("province", "", s, w, omega = em(R)[1])
}

cluster <- ifelse(nb == "", paste0("none-", county), nb)
FEW <- "too_few_clusters"

# y on the columns of X by the test of the place: lm for one group, the mixed model from four neighbourhoods
# on, else nothing. With an arm people of one arm of a neighbourhood share an intercept.
fitted_by <- function(y, X, g, arm = NULL) {
  if (length(unique(g)) == 1) {
    m <- summary(lm(y ~ 0 + X)); b <- m$coefficients[, 1]; se <- m$coefficients[, 2]; df <- rep(m$df[2], ncol(X))
    return(list(b = b, se = se, df = df, p = m$coefficients[, 4], low = b - qt(.975, df) * se, high = b + qt(.975, df) * se))
  }
  if (length(unique(g)) < 4) return(NULL)
  if (!is.null(arm)) g <- paste(g, arm)
  dense(y, X, match(g, unique(g)))
}
# Coefficient i under names like did, did_se ... p_did
put_family <- function(level, place, s, m, i, name, estimate = name, with_df = TRUE) {
  parts <- c(estimate, if (with_df) paste0(name, c("_se", "_df")), paste0(name, c("_low", "_high")), paste0("p_", name))
  if (is.null(m)) return(refuse(level, place, s, "change", FEW, parts))
  values <- c(m$b[i], if (with_df) c(m$se[i], m$df[i]), m$low[i], m$high[i], m$p[i])
  do.call(put, c(list(level, place, s, "change"), setNames(as.list(unname(values)), parts)))
}

# ---- what if the lost had been found? Weights: one over the chance to stay, by pre score, arm and the loss of the place
chance_to_stay <- function(s, arm = NULL) {
  pre <- own[[s]]$pre; at <- which(!is.na(pre)); stays <- !is.na(own[[s]]$post[at]); g <- cluster[at]
  odds <- log((tapply(stays, g, sum) + .5) / (tapply(!stays, g, sum) + .5))[g]
  x <- data.frame(pre = pre[at], odds = odds); if (!is.null(arm)) x$arm <- arm[at]
  m <- glm(stays ~ ., binomial, data = x, control = list(epsilon = 1e-15, maxit = 100))
  p <- rep(NA, N); p[at] <- fitted(m); p
}
sides <- function(low, high) ifelse(low > 0, 1, ifelse(high < 0, -1, 0))
sensitivity_rows <- function(level, place, who, s, stay, arm = NULL) {
  pre <- own[[s]]$pre; post <- own[[s]]$post; spec <- scales[scales$scale == s, ]
  paired <- who & !is.na(pre) & !is.na(post); lost <- who & !is.na(pre) & is.na(post)
  shift <- if (spec$smallest_change != "") as.numeric(spec$smallest_change) else .2 * sd(pre, na.rm = TRUE)
  d <- round(post[paired] - pre[paired], 10); g <- cluster[paired]; both <- c(which(paired), which(lost))
  X <- function(i) if (is.null(arm)) matrix(1, length(i), 1) else cbind(1, arm[i])
  last <- if (is.null(arm)) 1 else 2
  same <- fitted_by(c(d, rep(0, sum(lost))), X(both), cluster[both], arm[both])
  # where arms are compared, only the trained among the lost
  worse_by <- (if (spec$direction == "lower") shift else -shift) * (if (is.null(arm)) rep(1, sum(lost)) else arm[lost])
  worse <- fitted_by(c(d, worse_by), X(both), cluster[both], arm[both])
  put_family(level, place, s, same, last, "sens_unchanged", with_df = FALSE)
  put_family(level, place, s, worse, last, "sens_worse", with_df = FALSE)
  w <- 1 / stay[paired]; u <- if (is.null(arm)) rep(1, length(d)) else arm[paired]; one <- length(unique(g)) == 1
  # each arm by itself: mean, variance, groups
  of_arm <- function(k) {
    i <- u == k; m <- weighted.mean(d[i], w[i]); z <- w[i] * (d[i] - m) / sum(w[i]); z <- if (one) z else tapply(z, g[i], sum)
    G <- length(z); c(m, G / (G - 1) * sum(z^2), G)
  }
  A <- sapply(unique(sort(u)), of_arm); est <- if (is.null(arm)) A[1] else A[1, 2] - A[1, 1]
  se <- sqrt(sum(A[2, ])); df <- sum(A[2, ])^2 / sum(A[2, ]^2 / (A[3, ] - 1)); h <- headline[[paste(level, place, s)]]
  put(level, place, s, "change", sens_shift = shift)
  if (level == "province") put(level, place, s, "change", sens_left_out = 0) # glm found an answer with all
  if (one && min(A[3, ]) < 2) return(refuse(level, place, s, "change", "too_few", c("sens_weighted", "p_sens_weighted", "sens_n_effective")))
  put(level, place, s, "change", sens_weighted = est, sens_n_effective = sum(w)^2 / sum(w^2))
  few <- !one && min(A[3, ]) < 4
  low <- est - qt(.975, df) * se; high <- est + qt(.975, df) * se
  if (few) refuse(level, place, s, "change", FEW, c("sens_weighted_low", "sens_weighted_high", "p_sens_weighted"))
  else put(level, place, s, "change", sens_weighted_low = low, sens_weighted_high = high, p_sens_weighted = 2 * pt(-abs(est / se), df))
  if (is.null(same)) return(invisible())
  all <- sides(c(h[2], same$low[last], worse$low[last], if (!few) low), c(h[3], same$high[last], worse$high[last], if (!few) high))
  if (length(unique(all)) > 1) put(level, place, s, "change", sens_verdict = "depends")
  else if (few) refuse(level, place, s, "change", FEW, "sens_verdict")
  else put(level, place, s, "change", sens_verdict = "stable")
}

# ---- low, middle and high starters: change, and what chance alone would do
start_rows <- function(level, place, a, b, s) {
  n <- length(a); third <- floor((n + 2) / 3); o <- sort(a); cut <- c(o[third], o[n - third + 1])
  if (n < 3 || cut[1] >= cut[2]) return(invisible())
  start <- ifelse(a <= cut[1], "low", ifelse(a >= cut[2], "high", "middle")); r <- max(cor(a, b), 0)
  for (k in c("low", "middle", "high")) {
    i <- start == k; group <<- paste0("pre=", k); put(level, place, s, "change", n_pairs = sum(i))
    expected <- (1 - r) * (mean(a) - mean(a[i]))
    if (sum(i) > 0) put(level, place, s, "change", mean_pre = mean(a[i]), mean_post = mean(b[i]), change = mean(b[i] - a[i]),
      rtm_expected = expected, change_beyond = mean(b[i] - a[i]) - expected)
    if (sum(i) > 1 && sd(b[i] - a[i]) > 0) {
      p <- pair(a[i], b[i]); put(level, place, s, "change", sd_pre = p[4], sd_post = p[5], change_sd = p[7], change_se = p[8],
                                 change_low = p[9], change_high = p[10])
    }
  }
  group <<- ""
}
headline <- list(); true_change <- list()
put_limits <- function(place, s, limits) {
  true_change[[paste(place, s)]] <<- limits
  put("neighbourhood", place, s, "change", place_low = limits[1], place_high = limits[2])
}
change_rows <- function(level, place, who, s) {
  pre <- own[[s]]$pre; post <- own[[s]]$post; r <- range_of(s); spec <- scales[scales$scale == s, ]
  valid <- who & !is.na(pre) & !is.na(post); a <- pre[valid]; b <- post[valid]
  d <- round(b - a, 10); n <- length(d); p <- pair(a, b); e <- effects(a, b)
  k <- ranks(d, if (sum(d != 0) <= 200) exact(d) else normal(d))
  on <- function(x) (x - r[1]) / diff(r) * 100
  half <- function(x) qt(.975, n - 1) * sd(x) / sqrt(n)
  put(level, place, s, "change", n_pairs = n, mean_pre = p[1], mean_post = p[2], change = p[3], sd_pre = p[4],
      sd_post = p[5], change_sd = p[7], change_se = p[8], change_low = p[9], change_high = p[10], t = p[11],
      df = p[12], p_t = p[13], r = p[14], change_100 = p[3] / diff(r) * 100, change_100_low = p[9] / diff(r) * 100,
      change_100_high = p[10] / diff(r) * 100, mean_pre_100 = on(p[1]), mean_post_100 = on(p[2]),
      mean_pre_100_low = on(p[1] - half(a)), mean_pre_100_high = on(p[1] + half(a)),
      mean_post_100_low = on(p[2] - half(b)), mean_post_100_high = on(p[2] + half(b)),
      n_up = k[1], n_down = k[2], n_zero = k[3], wilcoxon_v = k[4], p_wilcoxon = k[5], rank_biserial = k[6],
      hodges_lehmann = k[7], d_z = e[1], d_z_low = e[2], d_z_high = e[3], d_av = e[4], g_av = e[5], g_av_low = e[6],
      g_av_high = e[7], d_rm = e[8], glass_pre = e[9])
  rel <- if (spec$reliability != "") as.numeric(spec$reliability) else sum_alpha(complete("pre", s))
  better <- if (spec$direction == "lower") -d else d
  rci <- function(rel) { c <- 1.96 * sqrt(2) * sd(a) * sqrt(1 - rel); c(sum(better > c), sum(abs(better) <= c), sum(better < -c), c) }
  c0 <- rci(rel); lo <- rci(rel - .1)
  put(level, place, s, "change", rci_reliability = rel, rci_points = c0[4], improved_share = c0[1] / n,
      improved_share_low = wilson(c0[1], n)[1], improved_share_high = wilson(c0[1], n)[2], same_share = c0[2] / n,
      same_share_low = wilson(c0[2], n)[1], same_share_high = wilson(c0[2], n)[2], worse_share = c0[3] / n,
      worse_share_low = wilson(c0[3], n)[1], worse_share_high = wilson(c0[3], n)[2], improved_share_minus = lo[1] / n,
      worse_share_minus = lo[3] / n)
  if (rel + .1 < 1) { hi <- rci(rel + .1); put(level, place, s, "change", improved_share_plus = hi[1] / n, worse_share_plus = hi[3] / n) }
  if (s == "quiz") put(level, place, s, "change", gain = (on(p[2]) - on(p[1])) / (100 - on(p[1])))
  was <- who & !is.na(pre); lost <- pre[was & is.na(post)]; kept <- pre[was & !is.na(post)]
  put(level, place, s, "change", n_analysed = n, n_no_score = sum(who & in_pre & in_post) - n, lost = length(lost),
      lost_share = length(lost) / sum(was))
  if (length(lost) > 1) {
    m <- c(length(lost), length(kept)); pooled <- sqrt(((m[1] - 1) * var(lost) + (m[2] - 1) * var(kept)) / (sum(m) - 2))
    put(level, place, s, "change", lost_smd = (mean(lost) - mean(kept)) / pooled, lost_p = t.test(lost, kept)$p.value)
  }
  put(level, place, s, "change", rci_source = if (spec$reliability != "") "declared" else "alpha")
  headline[[paste(level, place, s)]] <<- c(p[13], p[9], p[10])
  g <- cluster[valid]; clusters <- length(unique(g))
  m <- fitted_by(d, cbind(1, a - mean(a)), g); put_family(level, place, s, m, 1, "ancova", "ancova_change")
  if (is.null(m)) refuse(level, place, s, "change", FEW, c("ancova_slope", "ancova_slope_se")) else
    put(level, place, s, "change", ancova_slope = 1 + unname(m$b[2]), ancova_slope_se = unname(m$se[2]))
  if (level != "neighbourhood") start_rows(level, place, a, b, s)
  if (level == "neighbourhood") return(invisible())
  if (clusters > 1) {
    k <- table(cluster[was], !is.na(post[was])); ct <- suppressWarnings(chisq.test(k, correct = FALSE))
    if (ncol(k) == 2) put(level, place, s, "change", lost_chi2 = unname(ct$statistic), lost_chi2_df = unname(ct$parameter), lost_chi2_p = ct$p.value)
  }
  put(level, place, s, "change", clusters = clusters, naive_p = p[13])
  if (clusters < 4) {
    refuse(level, place, s, "change", "too_few_clusters",
           c("icc_change", "design_effect", "n_effective", "model_change", "model_se", "model_df", "model_low", "model_high",
             "p_model", "tau2", "sigma2", "cr2_se", "cr2_df", "p_cr2", "model_change_100", "model_low_100", "model_high_100"))
    headline[[paste(level, place, s)]] <<- if (clusters == 1) headline[[paste(level, place, s)]] else NULL
    return(invisible())
  }
  g <- match(g, unique(g)); m <- dense(d, matrix(1, n, 1), g); cr <- cr2(d, g)
  icc <- m$theta[1] / sum(m$theta); deff <- 1 + (sum(table(g)^2) / n - 1) * icc
  put(level, place, s, "change", icc_change = icc, design_effect = deff, n_effective = n / deff, model_change = m$b,
      model_se = m$se, model_df = m$df, model_low = m$low, model_high = m$high, p_model = m$p, tau2 = m$theta[1],
      sigma2 = m$theta[2], cr2_se = cr[2], cr2_df = cr[3], p_cr2 = cr[4], model_change_100 = m$b / diff(r) * 100,
      model_low_100 = m$low / diff(r) * 100, model_high_100 = m$high / diff(r) * 100)
  sq <- (p[4]^2 + p[5]^2) / 2; dm <- m$b / sqrt(sq)
  v <- deff * dm^2 * (p[4]^4 + p[5]^4 + 2 * p[6]^2) / (8 * (n - 1) * sq^2) + m$se^2 / sq
  put(level, place, s, "change", g_model = jfac(n - 1) * dm, g_model_low = jfac(n - 1) * (dm - qt(.975, m$df) * sqrt(v)),
      g_model_high = jfac(n - 1) * (dm + qt(.975, m$df) * sqrt(v)))
  headline[[paste(level, place, s)]] <<- c(m$p, m$low, m$high)
  if (level == "province") limits <- place_limits(d, g)
  if (level == "province") for (one in names(size)) {
    y <- d[cluster[valid] == one]; B <- m$theta[1] / (m$theta[1] + m$theta[2] / length(y)); eb <- m$b + B * (mean(y) - m$b)
    half <- qnorm(.975) * sqrt(m$theta[1] * (1 - B) + (1 - B)^2 * m$plain^2)
    put("neighbourhood", one, s, "change", eb_mean = eb, eb_low = eb - half, eb_high = eb + half)
    put_limits(one, s, limits[, match(one, unique(cluster[valid]))])
  }
}

# ---- units, in the order of results.csv
units <- rbind(data.frame(level = "province", place = ""), data.frame(level = "county", place = c("a", "b", "c")),
               data.frame(level = "neighbourhood", place = names(size)))
members <- function(level, place) switch(level, province = rep(TRUE, N), county = county == place, nb == place)
for (u in seq_len(nrow(units))) {
  level <- units$level[u]; place <- units$place[u]; who <- members(level, place) & (in_pre | in_post)
  put(level, place, "", "", enrolled = sum(who), n_pre = sum(who & in_pre), n_post = sum(who & in_post),
      n_matched = sum(who & in_pre & in_post), n_pre_only = sum(who & in_pre & !in_post),
      n_post_only = sum(who & !in_pre & in_post), n_neither = 0,
      retention_share = sum(who & in_pre & in_post) / sum(who & in_pre))
  for (s in scales$scale) {
    for (w in c("pre", "post")) wave_rows(level, place, who, s, w)
    change_rows(level, place, who, s)
    h <- headline[[paste(level, place, s)]]
    if (is.null(h)) refuse(level, place, s, "change", FEW, "headline_test") else
      put(level, place, s, "change", headline_test = if (length(unique(cluster[who])) == 1) "paired" else "model")
  }
}
for (s in scales$scale) {
  stay <- chance_to_stay(s)
  for (u in seq_len(nrow(units))) sensitivity_rows(units$level[u], units$place[u], members(units$level[u], units$place[u]), s, stay)
}
for (s in scales$scale) {
  for (w in c("pre", "post")) reliability_rows(s, w)
  y <- own[[s]]$pre; put("province", "", s, "pre", icc_pre = icc(y[!is.na(y)], cluster[!is.na(y)])[1])
}
ct <- suppressWarnings(chisq.test(table(cluster[in_pre], in_post[in_pre]), correct = FALSE)) # the unplaced of a county are a group too
put("province", "", "", "", loss_chi2 = ct$statistic, loss_df = ct$parameter, loss_p = ct$p.value)

# ---- tests read together: Holm over the primary scales, Benjamini-Hochberg over the others and over neighbourhoods
adjusted <- function(places, scale, method, name) {
  at <- expand.grid(u = places, s = scale, stringsAsFactors = FALSE)
  p <- sapply(seq_len(nrow(at)), function(i) (headline[[paste(units$level[at$u[i]], units$place[at$u[i]], at$s[i])]] %||% NA)[1])
  q <- p.adjust(p, method)
  for (i in which(!is.na(q))) do.call(put, c(list(units$level[at$u[i]], units$place[at$u[i]], at$s[i], "change"), setNames(list(q[i]), name)))
}
for (u in seq_len(nrow(units))) { adjusted(u, c("hope", "quiz"), "holm", "p_holm"); adjusted(u, c("strain", "ease"), "BH", "p_bh") }
for (s in c("hope", "quiz")) adjusted(which(units$level == "neighbourhood"), s, "BH", "p_bh")

# ---- a change in words: the whole interval against the smallest change declared
for (s in c("hope", "strain")) for (u in seq_len(nrow(units))) {
  h <- headline[[paste(units$level[u], units$place[u], s)]]; small <- as.numeric(scales$smallest_change[scales$scale == s])
  if (is.null(h)) next
  at <- if (s == "strain") c(-h[3], -h[2]) else h[2:3]
  put(units$level[u], units$place[u], s, "change", swc_verdict = if (at[1] > small) "clear_gain" else
      if (at[2] < -small) "clear_loss" else if (at[1] >= -small && at[2] <= small) "trivial" else "unclear")
}

# ---- items
for (s in scales$scale) for (w in c("pre", "post")) {
  k <- key[key$scale == s, ]; x <- keyed(w, s)[there[[w]], ]; full <- complete(w, s)
  for (i in seq_len(nrow(k))) {
    y <- x[, i]; y <- y[!is.na(y)]; rest <- rowSums(full[, -i, drop = FALSE])
    if (s == "quiz") {
      raw <- wave[[w]][[k$item[i]]][there[[w]]]
      put_item(s, k$item[i], w, difficulty = sum(y) / nrow(x), difficulty_answered = sum(raw %in% as.numeric(k$correct[i])) / sum(!is.na(raw) & raw != 9),
               dont_know_share = mean(raw %in% 9))
    } else put_item(s, k$item[i], w, n = length(y), mean = mean(y), sd = sd(y), floor_share = mean(y == k$min[i]), ceiling_share = mean(y == k$max[i]))
    put_item(s, k$item[i], w, item_rest_r = cor(full[, i], rest))
    if (nrow(k) > 2) put_item(s, k$item[i], w, alpha_if_dropped = sum_alpha(full[, -i]))
  }
}
both <- in_pre & in_post; k <- key[key$scale == "quiz", ]
for (i in seq_len(nrow(k))) {
  right <- function(w) { y <- keyed(w, "quiz")[both, i]; y[is.na(y)] <- 0; y == 1 }
  a <- right("pre"); b <- right("post"); dk <- wave$pre[[k$item[i]]][both] %in% 9
  put_item("quiz", k$item[i], "change", right_right = sum(a & b), right_wrong = sum(a & !b), wrong_right = sum(!a & b),
           wrong_wrong = sum(!a & !b), dk_right = sum(!a & b & dk), p_mcnemar = binom.test(sum(!a & b), sum(a != b))$p.value)
}

# ---- the person scores, and everything else
people <- do.call(rbind, lapply(c("pre", "post"), function(w) {
  x <- sapply(scales$scale, function(s) formatC(own[[s]][[w]], digits = 17, width = 1, format = "g")); x[x == "NA"] <- ""
  data.frame(id = sprintf("P%03d", seq_len(N)), wave = w, setNames(as.data.frame(x), paste0("score_", scales$scale)))[there[[w]], ]
}))
save(people, "person.csv"); save(do.call(rbind, rows), "results.csv"); save(do.call(rbind, item_rows), "items.csv")

# ---- the same people with a comparison arm (whole neighbourhoods; in a4 and c1 person by person) and a register
out <- "tests/reference/arms"; dir.create(out, showWarnings = FALSE); rows <- list()
arm <- ifelse(nb %in% c("a4", "c1"), runif(N) < .5, nb %in% c("a1", "a3", "b1", "")) * 1
hours <- round(2 * pmin(60, pmax(0, rnorm(N, 44, 12)))) / 2; hours[c(5, 41)] <- NA; registered <- seq_len(N) != 30
save(key, "key.csv"); save(scales, "scales.csv"); save(people, "person.csv")
for (w in c("pre", "post")) save(data.frame(id = sprintf("P%03d", seq_len(N)), county = county, neighbourhood = nb, arm = arm,
  wave[[w]])[there[[w]], ], paste0(w, ".csv"))
save(data.frame(person = sprintf("P%03d", seq_len(N)), county = county, neighbourhood = nb, hours = hours)[registered, ], "register.csv")
hours[!registered] <- NA
did_rows <- function(level, place, who, s) {
  pre <- own[[s]]$pre; post <- own[[s]]$post; r <- range_of(s); valid <- who & !is.na(pre) & !is.na(post)
  a <- pre[valid]; d <- round(post[valid] - a, 10); g <- cluster[valid]; t <- arm[valid]; has <- !is.na(hours[valid])
  dose <- fitted_by(d[has], cbind(1, hours[valid][has] / 10), g[has])
  put(level, place, s, "change", dose_n = sum(has)); put_family(level, place, s, dose, 2, "dose", "dose_change")
  if (!is.null(dose)) put(level, place, s, "change", dose_change_100 = unname(dose$b[2]) / diff(r) * 100)
  put(level, place, s, "change", did_n_trained = sum(t == 1), did_n_comparison = sum(t == 0))
  if (length(unique(t)) < 2) return(refuse(level, place, s, "change", "too_few", c("did", "did_se", "p_did", "ancova_did", "g_did")))
  m <- fitted_by(d, cbind(1, t), g, t); put_family(level, place, s, m, 2, "did")
  adj <- fitted_by(d, cbind(1, t, a - mean(a)), g, t); put_family(level, place, s, adj, 2, "ancova_did")
  if (is.null(m)) return(refuse(level, place, s, "change", FEW, c("did_100", "g_did", "g_did_low")))
  unit <- sd(a) / jfac(length(a) - 2)
  put(level, place, s, "change", did_100 = unname(m$b[2]) / diff(r) * 100, did_low_100 = unname(m$low[2]) / diff(r) * 100,
      did_high_100 = unname(m$high[2]) / diff(r) * 100, g_did = unname(m$b[2]) / unit, g_did_low = unname(m$low[2]) / unit,
      g_did_high = unname(m$high[2]) / unit, headline_test = "difference")
  headline[[paste(level, place, s)]] <<- unname(c(m$p[2], m$low[2], m$high[2]))
  sensitivity_rows(level, place, who, s, chance_to_stay(s, arm), arm)
}
for (u in seq_len(nrow(units))) {
  level <- units$level[u]; place <- units$place[u]; who <- members(level, place); came <- who & registered & !is.na(hours)
  put(level, place, "", "", registered = sum(who & registered), attended = sum(came & hours > 0), hours_mean = mean(hours[came]))
  for (s in scales$scale) did_rows(level, place, who, s)
  # arms and hours leave the places as they are
  if (level == "neighbourhood") for (s in scales$scale) put_limits(place, s, true_change[[paste(place, s)]])
}
save(do.call(rbind, rows), "results.csv")
