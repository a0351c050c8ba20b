# .xz and .lzma files that another LZMA has made: whole, in pieces, with limits, damaged.
import base64
import io
import lzma

SMALL = base64.b85decode(
    "{Wp48S^xk9=GL@E0stWa761SMbT8$j-~bQ+3ta#-8A<Mq=}&$Y-~a#sONi#$M1Ti&00AcvyeIRJAGY&-0RR9100dcD"
)
TEXT = base64.b85decode(
    "{Wp48S^xk9=GL@E0stWa8~^|S5YJf5;5d#3BV7PC8cH7spe6%N2A%k^YqX9}M0O90IJYJmv+l7T{oli@aJNDo!bgW`4mrrG1f{hr!@lBhs+}Q$"
    "&l%C+Am3yUk)LOCy2<A8O<IhOsuFa>jYbF>Ob^votb;6OCuJ+{=Nlfy=OreY{dbf14$k8nKky2!@xk(y0vgK~&&b?IjRY`*eiUMruD0}WxzN@B"
    "Cz%nEZ+rq1IK(@IwIEr$LCyU>mxuQ4o0@eh2jB;D$kxGOl*YF>aq01!6FUrPLeC=X8fEr8tL5{^ZR6Km=D1EIgzH520@>TBr)59LX)pHn{%9?Q"
    "6@UVMc}63U;2PHl{g-@7m@=;hq(ZlDlJg-oI2GZ4`D(<T0d@fY(f0Ur&*}P>mvADZNaJ8ZY=@uNa#VZR9*JjfZXQGox<aVjok@hlSjz<Nf404m"
    "ie^N{z&S6UWn_c{c5+P(ix`r+T%Iqhm3CmS<BEl<pSh-uxDOrE=pD{Bkvd&T+?F*&aYe<@PAB1?M#-$FU*m$a%2W09mGv^GnQK%j!kPZg02_HZ"
    "IBpr2+V{qLt3vYHTmI!~{dh*TQ9#Yxb1{s9jUGkL<Fk)!4Zi<(8g78a(l})H(1+wn{6wp)DPa?-OW-j!;DfdKd|OJr)xrko6mBsx3~(~&HQ?Z+"
    "7c!s<*0@aDY);sJ3}Q@Xqs6>N7`j67C?K@D%cH}t-Zy9Nw-<)rA*9qTpM+#4pDXGY0j02tXC{C9El?Dm<u~OWkWx6}!vXVss0dx27a*v$j7APY"
    "-$UNl#8)Hid2(rX(YD4<+U$}m>ub4xaa+`gXo884T_#y@{h;C(+G~sFk%K`h-KyofPZd}4)~t87cr8{YOzCOduf5XmR>O#RQr6~7@)LUId*T#V"
    "Pn9!9V(|tyz#B*KfMfS|YQhtDuAv^ppFYd0z$E)@KJl40Jl0B3UFH^dU3DEa3^Tb0<n|<<TH$0Hhxa7bCt+M!PM9;<v=Xk1^dIg%R7#M6kv?)w"
    "rtAvR<-pCqGMp!;O}9N!OohebAPyfN<f^^R?Wx3BKrVFH_YKBf7^a9f65QvfWD;AcG*F|}xcB}Dlybee`X)9FE)z&PAOj1|Y_qx+%2$ELhpQ5M"
    "&{P``7|_O9*X-mtBM71m5C9_O0xV}ZV3S6rbq22ro{Dx0>KMR-6c?@h2}VNEma|T&ak}MmQ0!no^A2~;l%L+)s~_F<sT}>Z%}B7ay{HJG&v85>"
    "fcpi^5LcwuN@X6Wd!Eb}{MvEGM=^Ky4}Fzi*-&k_Uax*}KZY$)VDL#?Sx|wf(Q8+%-zs8RxCKFa)!2!o0KYW3$C2|42j$VD&#9rvL)e~{E+L+3"
    "z!I(So*hI@Xh;O12IJd<lQKG4{4<f7M<qxumU|0M?hvw^dD1|CyrKa04sk{Nc5U~<*IY9b`O$fqV?tAo+uLh=fhEG|5WQkMIrs6-4M%B-RTLeD"
    "<HMp>KN5jL4(>?iz#p`tmihk?0o$|US+wGP3>X7WZZ0Q-Mp~_9GQJ-{2%^KukP&@a%EtK1is<#bJe9+a)c9IC5NUf^V`#`Wb2AJ(?~_yd(<mjV"
    "eH5Lm(f%#ONmD~pg&yXB{9YdC)8Z^)<W$a&ocw}doEzeNd!)IHN9_!*RnVCbj}S=8K_;o1ba=EQY_xXw%%$2H5tRnvyC>Agq6jj4fhaej`=i7#"
    "=4TaSIRv~~jM%7w_ha@KXH}c_KO-&Mn=&NXmbU@$%RKH<CO}v?g!0LT=UkQkh8P7g^RuxIGX4BGm|&c_WrF1*xJ=0B1KcyOkk{9|ZVn3R4w!WC"
    "GUNWX>x9lbHd4mHp&K?Z<qm<E{)H<O`2pc#2)_O^13}HYvmsJpo8RKzrW;|O1Sw=Ve2*^j@5ONd%pQw`Uo7smn--}`k$KX>z(iH%{olPVMKl>T"
    "Q=>hvWBf}PGO1n{eGfPRpXbhmX|s_Dsbq<RtakNz8S(jfX0)SsjM#<xMA2_^7_Ys?i>|iR#z95b*N>bj_4cwZ-hYMM_$=pjFrJ@4{h{l5ijnM)"
    ">^Ty0N8bxG63nLgGS-mJB>(^b%cIQ@PLl(|00F-Yk8uD1c04c*vBYQl0ssI200dcD"
)
SHA = base64.b85decode(
    "{Wp48S^xkF;rk4s0stWa761SMbT8$j;5d#3BV7PC8cH7spe6%N2A%k^YqX9}M0O90IJYJmv+l7T{oli@aJNDo!bgW`4mrrG1f{hr!@lBhs+}Q$"
    "&l%C+Am3yUk)LOCy2<A8O<IhOsuFa>jYbF>Ob^votb;6OCuJ+{=Nlfy=OreY{dbf14$k8nKky2!@xk(y0vgK~&&b?IjRY`*eiUMruD0}WxzN@B"
    "Cz%nEZ+rq1IK(@IwIEr$LCyU>mxuQ4o0@eh2jB;D$kxGOl*YF>aq01!6FUrPLeC=X8fEr8tL5{^ZR6Km=D1EIgzH520@>TBr)59LX)pHn{%9?Q"
    "6@UVMc}63U;2PHl{g-@7m@=;hq(ZlDlJg-oI2GZ4`D(<T0d@fY(f0Ur&*}P>mvADZNaJ8ZY=@uNa#VZR9*JjfZXQGox<aVjok@hlSjz<Nf404m"
    "ie^N{z&S6UWn_c{c5+P(ix`r+T%Iqhm3CmS<BEl<pSh-uxDOrE=pD{Bkvd&T+?F*&aYe<@PAB1?M#-$FU*m$a%2W09mGv^GnQK%j!kPZg02_HZ"
    "IBpr2+V{qLt3vYHTmI!~{dh*TQ9#Yxb1{s9jUGkL<Fk)!4Zi<(8g78a(l})H(1+wn{6wp)DPa?-OW-j!;DfdKd|OJr)xrko6mBsx3~(~&HQ?Z+"
    "7c!s<*0@aDY);sJ3}Q@Xqs6>N7`j67C?K@D%cH}t-Zy9Nw-<)rA*9qTpM+#4pDXGY0j02tXC{C9El?Dm<u~OWkWx6}!vXVss0dx27a*v$j7APY"
    "-$UNl#8)Hid2(rX(YD4<+U$}m>ub4xaa+`gXo884T_#y@{h;C(+G~sFk%K`h-KyofPZd}4)~t87cr8{YOzCOduf5XmR>O#RQr6~7@)LUId*T#V"
    "Pn9!9V(|tyz#B*KfMfS|YQhtDuAv^ppFYd0z$E)@KJl40Jl0B3UFH^dU3DEa3^Tb0<n|<<TH$0Hhxa7bCt+M!PM9;<v=Xk1^dIg%R7#M6kv?)w"
    "rtAvR<-pCqGMp!;O}9N!OohebAPyfN<f^^R?Wx3BKrVFH_YKBf7^a9f65QvfWD;AcG*F|}xcB}Dlybee`X)9FE)z&PAOj1|Y_qx+%2$ELhpQ5M"
    "&{P``7|_O9*X-mtBM71m5C9_O0xV}ZV3S6rbq22ro{Dx0>KMR-6c?@h2}VNEma|T&ak}MmQ0!no^A2~;l%L+)s~_F<sT}>Z%}B7ay{HJG&v85>"
    "fcpi^5LcwuN@X6Wd!Eb}{MvEGM=^Ky4}Fzi*-&k_Uax*}KZY$)VDL#?Sx|wf(Q8+%-zs8RxCKFa)!2!o0KYW3$C2|42j$VD&#9rvL)e~{E+L+3"
    "z!I(So*hI@Xh;O12IJd<lQKG4{4<f7M<qxumU|0M?hvw^dD1|CyrKa04sk{Nc5U~<*IY9b`O$fqV?tAo+uLh=fhEG|5WQkMIrs6-4M%B-RTLeD"
    "<HMp>KN5jL4(>?iz#p`tmihk?0o$|US+wGP3>X7WZZ0Q-Mp~_9GQJ-{2%^KukP&@a%EtK1is<#bJe9+a)c9IC5NUf^V`#`Wb2AJ(?~_yd(<mjV"
    "eH5Lm(f%#ONmD~pg&yXB{9YdC)8Z^)<W$a&ocw}doEzeNd!)IHN9_!*RnVCbj}S=8K_;o1ba=EQY_xXw%%$2H5tRnvyC>Agq6jj4fhaej`=i7#"
    "=4TaSIRv~~jM%7w_ha@KXH}c_KO-&Mn=&NXmbU@$%RKH<CO}v?g!0LT=UkQkh8P7g^RuxIGX4BGm|&c_WrF1*xJ=0B1KcyOkk{9|ZVn3R4w!WC"
    "GUNWX>x9lbHd4mHp&K?Z<qm<E{)H<O`2pc#2)_O^13}HYvmsJpo8RKzrW;|O1Sw=Ve2*^j@5ONd%pQw`Uo7smn--}`k$KX>z(iH%{olPVMKl>T"
    "Q=>hvWBf}PGO1n{eGfPRpXbhmX|s_Dsbq<RtakNz8S(jfX0)SsjM#<xMA2_^7_Ys?i>|iR#z95b*N>bj_4cwZ-hYMM_$=pjFrJ@4{h{l5ijnM)"
    ">^Ty0N8bxG63nLgGS-mJB>(^bWg<VaqRI-kGw<@n&|@#%D{IHBsWacTPGJ%*Pl3^U00Gwwk8uD1L9v(Vw&~v-0ssI2018=J"
)
ALONE = base64.b85decode(
    "T>t=p0RR90|NsC0{{S``N*@TICId|do%pe9w2n_ib`Og<w<a31?y(;I-@~hLw?ZAlM~7(+ImoI6rL`-=zT$AIogsnG8PVV%-((MwpJ#Kr$>#A*"
    "T8xgW5_H6kMhF^A57kzzgDhqzWh?II8y>~yB_^5uca!%H&f^<D@CvT+!Sa;?8p{{Y$lOPb1Tces6k?UGw)Akh(AEDZnGun1d;$|V#5;twAX&RX"
    "&HX-?hxYB8nsq7%;0JTa*1=(v#<w_e>G7KrI}B+;&m!y^W%fL)<@3mG<JVl~xK1R5>qPeg+1se6Wk1MiFZTBSXf1^mfC7GbMkA2m8rKK?mwZZ?"
    "GOq@tLbq;`^C2}j72$vRYQ&xab^!m;_V{zp>H3zJa3Z5f<6uE-ho9JTRD0MSiDz$a9z+bfLa5xGNrb~#%LML!w!M*xW<<uoIWM1OWP}5Da!n13"
    "7?QeNo-eDFc3`jLiiN75xu%V{4;|C!9nLn9I$cTJmNi6iMa9rgC*hw)$*iYe<ASrwQ}y(f^)jcKYg8%1nf}fI8+kc6ZW))__r`mxLh{;M{^e=?"
    "ct*8RK+W58F^qzZ9!1XMvyW^IzW;X`Zh*zoIAr$FhvZ58M60YRVH2rK;4wDfgSGj5TS~pv!UpIRZZR?pa5CsM;NYYeGN209xJ=t@PS}48VoYYE"
    "#k@usx<c_NAhf#6qr<M=H)rm*7lz*<q|_~+gk&b4E9w^krLc-;CV%@aP!yi!H{~6WQaIwn0rP#R2wk2RAgHyBMh-#WL*CcKS0n6sa%pzaw#HA|"
    "?2;?%Yq@`MThxeXf{Bk^CRuR(pyC(WYm4WRgF!0Ys^z**6<6}star9}EmkH>>1o`rz0&Vi!-#lN*5*v|6ME)*;uKd;l`}?S@dh`*8%OYfWA}Dy"
    "!V`C{p&rDaKFh1XB>QYW@tHO})=E%a<`#EdbsaPeGr0%k_9UKK;ba?!_axRQVO&{Gm^0b560VE%AMQR>N|1q(K5|W_><ZH5z|FrhoF}JEw>?oz"
    "g~j3^4j&)ns=dwasl-`8E_B%U4aQv<rieEZ+~=oc5?iS>P@~nj_x=c!a=p0vCN>Q&6G%EB0}IY<v$___SAoWds}g(AR2vW&(8gKU?BqBj2%-%T"
    "03ziAEN3`ilSZX=2CoX9igpX?7{G%R7p?pWMnch+vregTy5)0F>|j6h4tLI!pWfT6AKmq-9R0M-NU*ZKs0g9YaXce{`vuGpSESZTWge${p3E2g"
    "+HuB5F?aS4eU)F?P;IwfuYPeqhAmNG@JU=*P=Tn?Ygeq_Dq>l<1wne%*omY7zcjhWk@E}(<<X<hsiDY2*q)XyA)ac$60Pu_9YjrNNCcq<<J*Ii"
    "GCEoOGm)A{B}guodkaqP5VD+k(m;Q_q5$;{aYg)gZTG_0Tr(5-(RrC;LQ{_0+iQG*CBo<sy<$5#_wmjRM`?*w6di`+!=hF{5`jVv?nvgqAGD&D"
    "`Tr3C+q2?XwBmgX7z0jjE+>OVTCHU=z8^sdqQl9M5q(<9#`w#M==HlimBWtI_*yv-X?s~?Xvj8mGYmWLlT-TBC?%+U6rHQl{w>5wQ$tgQ9_E1j"
    "ULNPu;w)k0RL+l_{DNSd8{&L>q`8bo?F_C}(3udA5J<{FCaIcqc(fyIw08H*rP>)0l?LIvC)CHH2r_(uC^w<|qr@=gXBA^P1iV^|*r<W`WA+zk"
    "Rh#xdBQ4vTG9=lSw*m0WJnm8^Kv+10^2vthT$TQY7zHu&v#|~`{rotXV4S&Sg5@H(OvvX0+%vC`*Vnvm4hrcGm~`+m<Nmhmgw8uQQpUld8#XZI"
    "4uP2dg)0;J0pVf@zWy@<LCw0eAyQ$R-{Rh;8)2UWDP%Z&k1q1>#c=@49*cxuEbg_N7O6^+dD6nbL{;Yf-@PtHG#NEhqdl)<{7V=zsa_X-4>$pz"
    "=gx#_vylm@WQl{UcJ+A~@%edXw4-;7*oFE;(Qk7Yuf4{LuC~<1K}FZskDMv>_OdSCe}&xmEa!DFo}WPdq3d~yk?fG{ITCV5-wQJm%%=G=)|dec"
    "Hb4ATGAa"
)
TINY = base64.b85decode(
    "{Wp48S^xk6X(HY>0stWa00000Hz$|Y;5d#5NyY#+8cD`c0Ds=r=dgtZ_W`rDg}~qhcTSdDKcZ2PMtC{*g95FSc7!ISu{xKeG9}~-fsA$?{pLmM"
    "An%>}2O6F2+_ndrmS+mP06g$Q<W}U(_Gck7*o;?0YGi%BV3W082tz+f*sI(hh0W6eXhUT*MEj{4dkXM!20xxdm8ydwb(IzWPMMIOD2dDw6S5**"
    "%Gf}ur~xvRa@E=qN`^Pdu2+3+NvK#CiF#r>+k7dVPSjfk8EGoZ`+?4HNua>KlI%wa-6)tTGJ8KZJzK&6%@66SGZiofuNTkne^ur%DQIOJs8N&E"
    "fU(YZwV)5zbEaZM9yRpsi?>R<w+g#qEIK`Sw6bW!WfjT#R<f<-3qeUV2%JM27WZuwQz{r(+%EmH0`eGwFepoN$zdJNHMk>OB%Yol4}u!8NxH3U"
    "Pu#Yd<L>lkAfGQjlo_rDAwYOWBejc^qMc^gVS(e@&U%CW1YDryP^5DC-A^&Ztz#|f<z`d{mEmK#+pLa2t{J)Ns~}Yu`Mq2178a5aGk5H=;wyKt"
    "BXL9cJY)^oW(#0;UI!;?Bm-@B)<Hq?hzB9jszEu<zz!8L1y5pFck*dr;_MB>jC9=o14m93lnx4~$F1rwuevz~nsCl>GOVuNc3Zj@;M%CsiVW5s"
    "z4DH%So3L*ox_07;>!qJ?R2k`*DQIJNtv9NuLT$Qtkx}Jd8>hz3v8=q?J1Hg!NM`3W@OLbn2y>+lY<mO*dxJmHZS0s<I(<wh~_p3zKBkf9Y8IC"
    "&v*Ufsmf$+ZvcV&7@P13zr32Sd4~obEb~M{LNoQhtJ^VlW5n=x7*%MuotZFN^xD-?YR<dL{u4}pzsRXsHSgYcrBAYZ6LT*zKDc(=Cn-Pbv#z&r"
    "9WVJGWqblYA+C|z$oM$I1mp%nB5~y|zLwk+EdF=<HWJ`}3+{3c$Xq?@w95EwD<=i&Uc#<{l4jW8P);0Wx~j0s_f8{2Kd|g|JZ)Xg%g=>dLV^@g"
    "Pod3i!vs}7Jj?U**srj88fNw(cBuQPa4)7QS*_Z`%7VihXhNEK4Q;Ufrw@l?-%9PJ(j{*GvP=vR3{OcH5AD|449SI63(xsFs=Mcfgf9;1-d8<H"
    "BbZ>6Et?+;rh1z1`P{3Rq4?K~)@b4y4*|Clzpb-ZCsLMB-JPb_ylm|jr#?V|k%0<HXi(o!OEbpLsAJ6u^9Us4yNPDd#2t3fmAYXPxgpewfSbVz"
    "C+jlln&5zE7mk_~WTPWbbUg&DZ>x6a(9BoP6%G7tqXlqY<^PAQ4*dI`Wk>%VbazHW|6KwK0u3Uc7}a;QQ)BL@Rc$EX27MvNOZR+Oi=9IX_!z$v"
    "(qyYj42V+K+8JG~e8|<?DJ5@HI)?S<uR_Tm;iZ641niqveZbj%Cp1{w3gs25P5;XSLcj8ro)C7vlwhwlJL8w*p7|(;EC6<dES<8k>F`np@P0(^"
    "91S%c^|K2pD?AM|3LRpiGj!~hYK`{_h=7>-svSKi10^kZw%qx`_I>G7%v0Ur65*2k?}I{$6LWO6JR(64U9TJ5%u1B+J)uZVD>=Yb=3Tf5Xu_*x"
    "-3)i`h7vQI->e^L9p@762p`coPgLebw4h#F$9K#T`}FL|ute$gV9d~}1pBE0H#6{-pc*bQvmrV-Jhqnu$Atppn*+OO<_Y~r2i)fPX}cS|vip@E"
    "mW#D-a^`~$Dr&zIH}0idCnM0|$5k*w0@v)aK}TRdCrO1uej|*5Fu~yd4d9hXhfD`|=za$3c4D2%w<xmbrwz463^9W7JbbT)@Cq%N@L`Q><MXqg"
    "HSrphwLRgKLAENVh_>n%{rCw=%TYMxP!iNz*U{olJXL6Gwnip=pRigDUCaUxk?q#YOZQbtVRWtY4`feQC8mRLNkr)N;y+VM2Ff)Azk<a`pz+S6"
    "=1@7oqn;ZP3|<<1e3#6?u5czEnN+Jh8{D<JC~Zv-x{kJn${-b){8b74yOpV1zM*_q%kF7XkPUEagGx~ykvdg?reVHE+K}}FRHYGSag$>kuaOJQ"
    "2nlZg7hXEM`1fwMnvW?n=c%(Y69^9`d-uqHEICje2eP4Ox`o>&jUqA({11jP$MBE173Dt1t9|(<T83!{X%~vUgzCUB2{C&P1{J6@rG1o4n{8^@"
    "_G#B%nEh_dRpW8GX2*4*U3sI`31+Fse%5<4`*1fT@#Bo3<;r2lQ-j2|W<1d5zj9$g512O*cFfVMS866vKP6AO$5P&f4=K|`i$%DhvHqS!2~unq"
    "2OzAum>u(&z#CaOWd&CV(Dgp&dmyfWZ||2FRjcZ6^P)K(h6Du9q+g_!fs9)isKgN|_7&w+Xiw|lae$G4F&?4I&+Bw_j61}j9rF4w9`qghsbTt9"
    "TcLOADJ)sZ!b>kl3jX8yA<UEaRW54xpRug;6HK%`|C|C1%=pnM#c}-_zspg8w51wH+&sm;Hopun)vvb{^0XkGk?ewCpOw6&g_dSL^lMT`&XMW="
    "B*3?Op6Abq`gx}_AZim<H$$Iy4no7|Jbu;dpq#<#uXX~-Ve$1mPn@TgN?GJ?V29(tnp)Ft0#?V!#|$_(K@V<mbdeUoxxFCfa#gMm$Jhlmy*Lqq"
    "0Fhs#`Cs*8xkY%Nvo1`9T&m~Ud2%;>lnB1Hh+l!b^2F;s{71J!`<dp?K2N8z4O;g7?B;K};m<7c2r1$q{(Q1By=cR*{jq1)!=`}+i|INoq~%&g"
    "8c^IascD8`f&TNFAEN$=;ge$nwwbGMg^!;nPhV-}QBeisI3cD000000W{0>100H3;k8uD1axbKwJ}?c70ssI200CKA"
)
STORED = base64.b85decode(
    "{Wp48S^xk5{}S0j0stWa761SMbT8$j0Rbxj@7~S4tD1><W>-WsBN74d-_E_Qnu~vLP(U*w76$d~!?U20g>`08Pd+Xl3Fr01tGkb%XnIIjDLV-t"
    ">HEp(hP0+oMs#Kw2Q??q#Ps-xrm#X$X?X}AAu_(Ln~ePA$~i3_2xoUeT&%HzlHtt!5(P9XUr2d(ik+;p#?jyq{mR><v4)p<WK%*sDIO2N>H3G2"
    "q_<g5a%>$5KvJi?k>~c>%Q++w4MJ3Ae~X*6-Ouso68_59tG|<nb8lOC6d*jv-0<X?g|XczG5{8MP)xk3qqWN4<L(#*HQ27Sm~CTLPCFGLGQijR"
    "=#_%ZBsmTPaco<6jFG0R*v0Z7%l6@npQ5#SVqZukHwqn)yQb0I?(;h@90+G|N?uV+XA2x6G5zY%)26xr00F!LtO5W4U?!x{r~nH50ssI2003E9"
)
TEXT_DATA = b"".join(b"line %d of text, %d\n" % (i, i * i % 97) for i in range(700))
STORED_DATA = bytes((i * 7919 ^ i >> 3 ^ i * i >> 7) & 255 for i in range(300))

for name, packed, data in [("small", SMALL, b"hello hello hello"), ("text", TEXT, TEXT_DATA), ("sha", SHA, TEXT_DATA), ("alone", ALONE, TEXT_DATA), ("tiny", TINY, TEXT_DATA),
                           ("stored", STORED, STORED_DATA)]:
    d = lzma.LZMADecompressor()
    print(name, d.check, lzma.decompress(packed) == data, d.decompress(packed + b"rest") == data, d.check, d.eof, d.needs_input, d.unused_data)
    for step, limit in ((1, 100), (7, -1), (500, 33)):
        d = lzma.LZMADecompressor()
        out = []
        for at in range(0, len(packed), step):
            out.append(d.decompress(packed[at:at + step], limit))
            while not (d.needs_input or d.eof):
                out.append(d.decompress(b"", limit))
                assert limit < 0 or len(out[-1]) <= limit
        assert b"".join(out) == data and d.eof, (name, step)
print(lzma.decompress(SMALL + TEXT) == b"hello hello hello" + TEXT_DATA, lzma.decompress(SMALL + b"garbage here"))
with lzma.open(io.BytesIO(TEXT), "rt") as file:
    print(repr(file.readline()), sum(1 for line in file))
with lzma.LZMAFile(io.BytesIO(SMALL + TEXT)) as file:
    print(file.read(20), file.seek(5000), file.readline(), file.tell())
D = lzma.LZMADecompressor
done = D()
done.decompress(SMALL)
attempts = [
    lambda: done.decompress(b""), lambda: D(5), lambda: D("a"), lambda: D(0, "a"), lambda: D(0, 100).decompress(SMALL), lambda: D(0, filters=[]), lambda: D(3), lambda: D(3, 100),
    lambda: D(lzma.FORMAT_XZ).decompress(ALONE), lambda: D(lzma.FORMAT_ALONE).decompress(SMALL), lambda: D().decompress(b"garbage!"), lambda: D().decompress(b""), lambda: D().decompress("a"),
    lambda: lzma.decompress(SMALL[:-1]), lambda: lzma.decompress(SMALL[:-1] + b"\0"), lambda: lzma.decompress(SMALL[:30] + b"\xff" + SMALL[31:]), lambda: lzma.decompress(SMALL[:8] + b"\xff" + SMALL[9:]),
    lambda: lzma.decompress(ALONE[:-4]), lambda: lzma.decompress(b""), lambda: lzma.decompress(TINY[:-40] + bytes(40)), lambda: D(format=lzma.FORMAT_ALONE).decompress(ALONE, 10),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print([lzma.is_check_supported(check) for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256, 2, 99)])
refused = 0
for i in range(len(STORED)):
    try:
        lzma.decompress(STORED[:i] + bytes([STORED[i] ^ 8]) + STORED[i + 1:])
    except lzma.LZMAError:
        refused += 1
refused_text = 0
for i in range(0, len(SMALL)):
    try:
        lzma.decompress(SMALL[:i] + bytes([SMALL[i] ^ 8]) + SMALL[i + 1:])
    except lzma.LZMAError:
        refused_text += 1
print(refused < 100, refused_text == len(SMALL))
