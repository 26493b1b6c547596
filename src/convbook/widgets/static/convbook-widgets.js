"use strict";var convbookWidgets=(()=>{var Qe=Object.defineProperty;var zt=Object.getOwnPropertyDescriptor;var jt=Object.getOwnPropertyNames;var Xt=Object.prototype.hasOwnProperty;var bt=(e,t)=>{for(var n in t)Qe(e,n,{get:t[n],enumerable:!0})},Dt=(e,t,n,o)=>{if(t&&typeof t=="object"||typeof t=="func\
tion")for(let i of jt(t))!Xt.call(e,i)&&i!==n&&Qe(e,i,{get:()=>t[i],enumerable:!(o=zt(t,i))||o.enumerable});return e};var Wt=e=>Dt(Qe({},"__esModule",{value:!0}),e);var tn={};bt(tn,{PlainModel:()=>Ne,core:()=>Se,mount:()=>tt,mountAll:()=>lt,widgets:()=>Tt});var Se={};bt(Se,{AXES:()=>Q,LIMITS:()=>Z,RANGES:()=>ve,axes:()=>ee,check:()=>xe,format:()=>H,formatShort:()=>Rt,isDropped:()=>Be,
isPadding:()=>le,output:()=>Ze,outputSize:()=>mt,outputValue:()=>gt,paddedValue:()=>ke,parse:()=>Ee,range:()=>te,slidingKernel:()=>De,
taps:()=>Fe,uses:()=>Re,weightIndex:()=>We});var Z={side:16,kernel:9,padding:8,stride:16,dilation:16,padded:24,value:1e6},
Q=["height","width"],Ft=["rows","columns"];function mt(e,t,n,o,i){return Math.floor((e+2*n-i*(t-1)-1)/o)+1}function ee({
X:e,K:t,stride:n,padding:o,dilation:i}){let r=[[e.length,t.length],[e[0].length,t[0].length]],[h,m]=r.map(([d,u],b)=>{let[
g,$,L]=[o[b],n[b],i[b]],[v,I]=[d+2*g,L*(u-1)+1];return{n:d,k:u,p:g,s:$,d:L,padded:v,span:I,m:mt(d,u,g,$,L),dropped:(v-I)%
$}});return[h,m]}var ve={padding:{least:0,why:"Padding adds cells, it can't take any away: 0 is none."},stride:{least:1,
why:"The window has to move: 1 is the next cell."},dilation:{least:1,why:"Dilation 1 is the dense kernel."}};function xe(e){
for(let n of Object.keys(ve)){let{least:o,why:i}=ve[n];for(let r of[0,1]){let h=e[n][r],m=`${n} along the ${Q[r]}`,d=u=>({
parameter:n,axis:r,message:u});if(!Number.isInteger(h))return d(`${m} must be a whole number, not ${H(h)}. Write one suc\
h as ${o+1}.`);if(h<o)return d(`${m} must be at least ${o}, not ${H(h)}. ${i}`);if(h>Z[n])return d(`${m} must be at most\
 ${Z[n]}, not ${H(h)}: this picture has no room for more.`)}}let t=ee(e);for(let n of[0,1]){let{n:o,k:i,p:r,d:h,padded:m,
span:d}=t[n],u=Ft[n];if(m>Z.padded){let b=Math.floor((Z.padded-o)/2),g=`padding along the ${Q[n]} must be at most ${b} h\
ere, not ${r}: ${o} + 2·${r} = ${m} ${u}, and this picture has room for ${Z.padded}.`;return{parameter:"padding",axis:n,
message:g}}if(d>m){let b=["use a smaller kernel"],g=Math.ceil((d-o)/2);h>1&&b.unshift("lower the dilation"),g<=Z.padding&&
o+2*g<=Z.padded&&b.unshift(`raise the padding to ${g} or more`);let $=b.pop(),L=`K does not fit along the ${Q[n]}: its ${i}\
 ${u} at dilation ${h} span ${d}, and the input has ${o} + 2·${r} = ${m} with its padding. To mend it, ${b.length?`${b.
join(", ")}, or ${$}`:$}.`;return{parameter:"K",axis:n,message:L}}}return null}function De({K:e,flip:t}){return t?[...e].
reverse().map(n=>[...n].reverse()):e}function We({K:e,flip:t},n,o){return t?[e.length-1-n,e[0].length-1-o]:[n,o]}function le({
X:e,padding:[t,n]},o,i){return o<t||o>=t+e.length||i<n||i>=n+e[0].length}function ke(e,t,n){return le(e,t,n)?0:e.X[t-e.padding[0]][n-
e.padding[1]]}function Fe(e,t,n){let{stride:o,dilation:i}=e;return De(e).flatMap((r,h)=>r.map((m,d)=>{let u=t*o[0]+h*i[0],
b=n*o[1]+d*i[1];return{u:h,v:d,r:u,c:b,x:ke(e,u,b),w:m,padding:le(e,u,b)}}))}function gt(e,t,n){return Fe(e,t,n).reduce(
(o,{x:i,w:r})=>o+i*r,0)+e.bias}function Ze(e){let[{m:t},{m:n}]=ee(e);return te(t).map(o=>te(n).map(i=>gt(e,o,i)))}function ht({
k:e,s:t,d:n,m:o},i){return te(e).reverse().map(r=>[(i-r*n)/t,r]).filter(([r])=>Number.isInteger(r)&&r>=0&&r<o)}function Re(e,t,n){
let[o,i]=ee(e);return ht(o,t).flatMap(([r,h])=>ht(i,n).map(([m,d])=>({i:r,j:m,u:h,v:d})))}function Be(e,t,n){let[o,i]=ee(
e);return t>=o.padded-o.dropped||n>=i.padded-i.dropped}function te(e){return Array.from({length:e},(t,n)=>n)}function H(e){
return(Number.isInteger(e)?String(e):String(Number(e.toPrecision(4)))).replaceAll("-","−")}function Rt(e){let t=Math.abs(
e);return t>=1e5?e.toExponential(1).replace("e+","e").replace(".0","").replaceAll("-","−"):Number.isInteger(e)?H(e):t<
.01?H(Number(e.toPrecision(1))):H(Number(e.toFixed(t<100?2:0)))}function Ee(e){let t=e.trim().replaceAll("−","-"),n=t.
length>20?`${t.slice(0,20)}…`:t,o=/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,i=t.split("/").map(h=>h.trim());if(t==="")return{
message:"A number is missing. Write one such as 3, −0.5 or 1/9."};if(i.length>2||!i.every(h=>o.test(h)))return{message:`\
“${n}” is not a number. Write one such as 3, −0.5 or 1/9.`};let r=i.length===2?Number(i[0])/Number(i[1]):Number(i[0]);
return Number.isNaN(r)||Math.abs(r)>Z.value?{message:`“${n}” is out of range: values go from −${Z.value} to ${Z.value}\
.`}:{value:r||0}}var Bt=(e,t)=>JSON.stringify(e)===JSON.stringify(t),Ne=class{constructor(t){this.state=new Map(Object.entries(t)),this.listeners=
new Map}get(t){return this.state.get(t)}set(t,n){if(!Bt(this.state.get(t),n)){this.state.set(t,n);for(let o of[...this.listeners.
get(`change:${t}`)??[]])o()}}on(t,n){this.listeners.set(t,(this.listeners.get(t)??new Set).add(n))}off(t,n){this.listeners.
get(t)?.delete(n)}save_changes(){}};function U(e){e.save_changes?.()}function et(e,t,n,o){let i=!1,r=()=>{i||n.aborted||
(i=!0,queueMicrotask(()=>{i=!1,n.aborted||o()}))};for(let h of t)e.on?.(`change:${h}`,r),n.addEventListener("abort",()=>e.
off?.(`change:${h}`,r),{once:!0})}function tt(e,t){let n=new Ne(JSON.parse(e.dataset.state??"{}"));return t.initialize?.(
{model:n}),{model:n,unmount:t.render({model:n,el:e})}}var Le=(()=>{let e=0;return()=>++e})(),Gt={"data-lm-suppress-shortcuts":"true"},Ht=new Set(["button","input","select","s\
ummary"]);function c(e,t={},...n){let o=document.createElement(e),i=Ht.has(e)||"tabindex"in t?{...Gt,...t}:t;for(let[r,h]of Object.
entries(i))M(o,r,h);return o.append(...n.filter(r=>r instanceof Node||typeof r=="string")),o}function M(e,t,n){if(n===!1||
n===null||n===void 0)e.removeAttribute(t);else{let o=n===!0?"":String(n);e.getAttribute(t)!==o&&e.setAttribute(t,o)}}function K(e,t){
e.textContent!==t&&(e.textContent=t)}function Ge(e){let t="http://www.w3.org/2000/svg",n=document.createElementNS(t,"svg");
for(let[o,i]of[["viewBox","0 0 16 16"],["aria-hidden","true"],["focusable","false"]])n.setAttribute(o,i);return n.append(
document.createElementNS(t,"path")),n.children[0].setAttribute("d",e),n}var Y=(e,t)=>c("span",{class:`cb-${e}`},t);function $t({text:e,signal:t,onChange:n}){let o=c("input",{type:"checkbox",class:"cb-check"});return o.addEventListener(
"change",()=>n(o.checked),{signal:t}),{element:c("label",{class:"cb-label cb-toggle"},o," ",e),show:r=>o.checked=r}}function wt({
label:e,name:t,role:n,signal:o,get:i,set:r,onProblem:h}){let m=Le(),d=c("p",{class:"cb-error",id:`cb-error-${m}`,hidden:!0}),
u=c("input",{type:"text",class:"cb-box",id:`cb-number-${m}`,autocomplete:"off",spellcheck:"false"}),b=c("div",{class:"cb\
-panel cb-number"},c("label",{class:`cb-head cb-${n}`,for:u.id},e),u),g=!1;function $(v){g=v!==null,K(d,v?`${t}: ${v} Th\
e picture still shows ${t} ${H(i())}.`:""),d.hidden=!g,M(u,"aria-invalid",g?"true":null),M(u,"aria-describedby",g?d.id:null)}
function L(){u.value=H(i())}return u.addEventListener("input",()=>{let v=Ee(u.value);$("message"in v?v.message:null),"va\
lue"in v&&r(v.value)},{signal:o}),u.addEventListener("change",()=>g?h(d.textContent??""):L(),{signal:o}),{element:b,error:d,
update(){!g&&document.activeElement!==u&&L()},clear(){$(null),L()}}}var Ut=4;function yt({name:e,letter:t,signal:n,apply:o,onSettle:i,onProblem:r}){let{least:h}=ve[e],m=`${e[0].toUpperCase()}${e.
slice(1)}`,d=c("p",{class:"cb-error",id:`cb-error-${Le()}`,hidden:!0}),u=[h,h],b=!0,g=new Map,$=[0,1].map(w=>{let S=`cb-\
field-${Le()}`,P=c("span"),N=c("label",{class:"cb-axis",for:S,id:`${S}-label`},c("span",{class:"cb-hidden"},`${m}, `),P),
E=c("input",{type:"range",class:"cb-range",min:h,step:1,"aria-labelledby":N.id}),X=c("input",{type:"number",class:"cb-bo\
x",id:S,min:h,step:1,inputmode:"numeric"}),C=c("div",{class:"cb-line"},N,E,X);for(let D of[E,X])D.addEventListener("inpu\
t",()=>{I(w,D.value,D.validity.badInput),D===X&&i()},{signal:n}),D.addEventListener("change",()=>{g.has(w)&&r(d.textContent??
""),i()},{signal:n});return{axisName:P,slider:E,box:X,line:C}}),L=c("fieldset",{class:"cb-field"},c("legend",{class:"cb-\
legend"},`${m} `,c("i",{},t)),...$.map(({line:w})=>w));function v(w,S,P=!1){if(P||S.trim()===""){let X=b?"":` along the ${Q[w]}`;
return`${e}${X} must be a whole number. Write one such as ${h+1}.`}let N=Number(S),E=b?[N,N]:w===0?[N,u[1]]:[u[0],N];return o(
E)}function I(w,S,P){let N=v(w,S,P);N?g.set(w,S):g.delete(w),A(N),j(w,P)}function A(w){K(d,w?`${w} The picture still sho\
ws ${q()}.`:""),d.hidden=!w}let q=()=>`${e} ${u[0]===u[1]?u[0]:`${u[0]} (height) and ${u[1]} (width)`}`;function j(w,S=!1){
let{axisName:P,slider:N,box:E,line:X}=$[w],C=g.get(w)??String(u[w]),D=g.has(w);X.hidden=b&&w===1,K(P,b?"both axes":Q[w]),
M(N,"max",Math.max(Ut,u[w])),!S&&E.value!==C&&(E.value=C),Number.isInteger(Number(C))&&C!==""&&(N.value=C);for(let re of[
N,E])M(re,"aria-invalid",D?"true":null),M(re,"aria-describedby",D?d.id:null)}function F(w,S){S!==b&&ne(),u=w,b=S;for(let P of[
0,1])j(P,g.has(P))}function V(){for(let[w,S]of[...g])S!==""&&I(w,S)}function ne(){g.clear(),A(null)}return{element:L,error:d,
update:F,retry:V,clear:ne}}var nt=(e,t)=>c("i",{class:`cb-${e}`},t);function vt(){let[e,t,n]=["p","d","s"].map(o=>c("i",{},o));return c("p",{class:"\
cb-formula"},nt("output","m")," = ⌊(",nt("input","n")," + 2",e," − ",t,"(",nt("kernel","k")," − 1) − 1) / ",n,"⌋\
 + 1")}function xt({n:e,k:t,p:n,s:o,d:i,m:r,padded:h,span:m}){let d=(...u)=>c("span",{class:"cb-part"},...u);return[d("⌊\
(",Y("input",String(e)),` + 2·${n} − ${i}·(`,Y("kernel",String(t)),` − 1) − 1) / ${o}⌋ + 1 `),d(`= ⌊${h-m} /\
 ${o}⌋ + 1 `),d("= ",Y("output",String(r)))]}function rt({padded:e,span:t,s:n,dropped:o},i){if(o===0)return null;let[r,
h,m]=i===0?["row","rows","at the bottom"]:["column","columns","on the right"],d=o===1?`1 ${r}`:`${o} ${h}`;return`${Q[i][0].
toUpperCase()}${Q[i].slice(1)}: ${e-t} is no multiple of the stride ${n}. The floor drops ${d} ${m}; no window reaches ${o===
1?"it":"them"}.`}var kt=6;function He({label:e,role:t,signal:n,onFocus:o,onLeave:i,onHover:r,editable:h,onEdit:m,onProblem:d}){let u=c("d\
iv",{class:"cb-lens","aria-hidden":"true"}),b=c("div",{role:"grid",class:`cb-grid cb-${t}-grid`,"aria-label":e,"aria-rea\
donly":m?null:"true"},u),g=c("div",{class:"cb-scroll"},b),$=[],L=[0,0],v=null,I=!1,A=()=>({text:"",label:""}),q=(l,p)=>!!$[l]?.[p],
j=(l,p)=>Math.min(Math.max(l,0),p-1);function F(l){let p=l instanceof Element?l.closest(".cb-cell"):null;return!(p instanceof
HTMLElement)||!b.contains(p)?null:[Number(p.dataset.row),Number(p.dataset.column)]}function V(l,p){q(...L)&&($[L[0]][L[1]].
tabIndex=-1),L=[j(l,$.length),j(p,$[0].length)],$[L[0]][L[1]].tabIndex=0}function ne(l,p){if($.length===l&&$[0].length===
p)return;let x=F(document.activeElement);D(),$=te(l).map(W=>te(p).map(B=>c("div",{role:"gridcell",class:"cb-cell",tabindex:-1,
"aria-colindex":B+1,"data-row":W,"data-column":B},c("span",{class:"cb-value"}),c("span",{class:"cb-corner"}))));let y=$.
map((W,B)=>c("div",{role:"row",class:"cb-row","aria-rowindex":B+1},...W));b.replaceChildren(...y,u),M(b,"aria-rowcount",
l),M(b,"aria-colcount",p),b.style.setProperty("--cb-columns",String(p)),V(...L),x&&$[j(x[0],l)][j(x[1],p)].focus()}function w(l){
A=l,$.forEach((p,x)=>p.forEach((y,W)=>{let{text:B,label:me,corner:se="",marks:ge="",selected:Pe=!1}=A(x,W),fe=Math.min(B.
length,7),Te=`cb-cell${fe>3?` cb-long-${fe}`:""}${ge?` ${ge}`:""}`;y.className!==Te&&(y.className=Te),M(y,"aria-selected",
Pe?"true":"false"),M(y,"aria-readonly",m&&!h?.(x,W)?"true":null),M(y,"aria-label",me),K(y.children[0],B),K(y.children[1],
se)}))}function S(l,p,x,y){u.hidden=x===0;for(let[W,B]of Object.entries({row:l,column:p,rows:x,columns:y}))u.style.setProperty(
`--cb-lens-${W}`,String(B));x>0&&N(p,p+y-1)}function P(l,p){I=l*$[0].length+2*kt>p}function N(l,p){if(!I)return;let x=$[0][l].
offsetLeft,y=$[0][p].offsetLeft+$[0][p].offsetWidth+2*kt;x<g.scrollLeft?g.scrollLeft=x:y>g.scrollLeft+g.clientWidth&&(g.
scrollLeft=y-g.clientWidth)}function E(l,p,x){if(!m||!h?.(l,p))return;let y=c("input",{type:"text",class:"cb-editor","ar\
ia-label":`New value for row ${l+1}, column ${p+1}`,autocomplete:"off",spellcheck:"false"});y.value=x??A(l,p).full??"",v=
{row:l,column:p,box:y},d?.(null),$[l][p].append(y),y.focus(),x===void 0&&y.select(),y.addEventListener("input",()=>M(y,"\
aria-invalid",null)),y.addEventListener("blur",()=>C(!1))}function X(){let l=v?.box;v=null,l?.remove()}function C(l){if(!v)
return;let{row:p,column:x,box:y}=v,W=m?.(p,x,y.value)??null;W&&l?M(y,"aria-invalid","true"):X(),d?.(W),!W&&l&&$[p][x].focus()}
function D(){if(!v)return;let{row:l,column:p}=v;X(),d?.(null),q(l,p)&&$[l][p].focus()}function re(l){if(l.stopPropagation(),
l.key==="Enter")C(!0);else if(l.key==="Escape")D();else return;l.preventDefault()}function pe(l){if(v)return re(l);let p=F(
l.target);if(!p||l.altKey||l.metaKey)return;let[x,y]=p,[W,B]=[$.length-1,$[0].length-1],se={ArrowUp:[x-1,y],ArrowDown:[x+
1,y],ArrowLeft:[x,y-1],ArrowRight:[x,y+1],Home:[l.ctrlKey?0:x,0],End:[l.ctrlKey?W:x,B]}[l.key];if(se)$[j(se[0],W+1)][j(se[1],
B+1)].focus();else{if(l.ctrlKey)return;if(l.key==="Enter"||l.key==="F2")E(x,y);else if(/^[-−+.\d]$/.test(l.key))E(x,y,
l.key);else return}l.preventDefault(),l.stopPropagation()}b.addEventListener("keydown",pe,{signal:n}),b.addEventListener(
"focusin",l=>{let p=F(l.target);p&&(V(...p),o?.(...p))},{signal:n}),b.addEventListener("focusout",l=>{l.relatedTarget instanceof
Node&&b.contains(l.relatedTarget)||i?.()},{signal:n});let O=!1;return b.addEventListener("pointerdown",l=>{let p=F(l.target);
O=p!==null&&$[p[0]][p[1]]===document.activeElement},{signal:n}),b.addEventListener("click",l=>{let p=F(l.target);p&&O&&!v&&
E(...p)},{signal:n}),b.addEventListener("pointerover",l=>{l.pointerType!=="touch"&&r?.(F(l.target))},{signal:n}),b.addEventListener(
"pointerleave",()=>r?.(null),{signal:n}),{element:g,body:b,resize:ne,fit:P,paint:w,frame:S,setStop:V,focused:()=>F(document.
activeElement)}}var de={row:225,side:185,stack:20,second:150},ue={least:29,row:38,side:34,most:48};function Et(e,{input:t,kernel:n,output:o}){
let i=(b,g)=>Math.floor((e-b)/g),r=i(de.row,t+n+o);if(r>=ue.row)return{layout:"row",step:Math.min(r,ue.most)};let h=Math.
min(i(de.side,t+n),i(de.side-90,t+o));if(h>=ue.side&&e>480)return{layout:"side",step:Math.min(h,ue.most-4)};let m=i(de.second,
n+o),d=m>=ue.side?m:Math.min(i(de.second-30,n),i(de.stack,o)),u=Math.min(i(de.stack,t),d,ue.most-4);return{layout:"stack",
step:Math.max(u,ue.least)}}function St(e,t,n){let o=new ResizeObserver(([i])=>n(i.contentRect.width));o.observe(e),t.addEventListener(
"abort",()=>o.disconnect(),{once:!0})}var Yt=[.5,1,2,4,8],Ae={play:"M4 2.5v11l9-5.5z",pause:"M4 2.5h3v11H4zM9 2.5h3v11H9z",back:"M11 3v10L4.5 8z",forward:"M5 \
3v10l6.5-5z"};function Nt({model:e,signal:t,label:n,length:o,index:i,go:r,describe:h,onRest:m}){let d=Math.random().toString(
36).slice(2),u,b=!1,g=Ge(Ae.play),$=c("span",{},"Play"),L=c("button",{type:"button",class:"cb-button cb-play"},g,$),v=c(
"button",{type:"button",class:"cb-button cb-step","aria-label":"Step back"},Ge(Ae.back)),I=c("button",{type:"button",class:"\
cb-button cb-step","aria-label":"Step forward"},Ge(Ae.forward)),A=c("input",{type:"range",class:"cb-range cb-scrub",min:0,
step:1,"aria-label":n}),q=c("span",{class:"cb-count","aria-hidden":"true"}),j=c("select",{class:"cb-select"}),F=c("div",
{class:"cb-player"},c("span",{class:"cb-buttons"},L,v,I),c("span",{class:"cb-track"},A,q),c("label",{class:"cb-label"},"\
Speed ",j)),V=()=>i()>=o()-1,ne=()=>1e3/e.get("speed");function w(){clearTimeout(u),u=setTimeout(S,ne())}function S(){V()||
r(i()+1),V()?E():w()}function P(){b=!0,e.set("_driver",d),w()}function N(){clearTimeout(u),b=!1}function E(){e.get("play\
ing")&&(N(),e.set("playing",!1),e.set("_driver",""),U(e),m())}function X(){V()&&r(0),e.set("_driver",d),e.set("playing",
!0),P(),U(e)}function C(O){E(),!(O<0||O>=o())&&(r(O),U(e),m())}L.addEventListener("click",()=>e.get("playing")?E():X(),{
signal:t}),v.addEventListener("click",()=>C(i()-1),{signal:t}),I.addEventListener("click",()=>C(i()+1),{signal:t}),A.addEventListener(
"input",()=>{let O=Number(A.value);E(),r(O)},{signal:t}),A.addEventListener("change",()=>U(e),{signal:t}),j.addEventListener(
"change",()=>{e.set("speed",Number(j.value)),U(e)},{signal:t}),t.addEventListener("abort",()=>{b&&E(),N()},{once:!0});let D=Number.
NaN;function re(){let O=e.get("speed");if(O===D)return;D=O;let l=[...new Set([...Yt,O])].sort((p,x)=>p-x);j.replaceChildren(
...l.map(p=>c("option",{value:p},`${p} per second`))),j.value=String(O),b&&w()}function pe(){let O=!!e.get("playing");b&&
!(O&&e.get("_driver")===d)&&N(),O&&!e.get("_driver")&&(P(),U(e)),re(),K($,O?"Pause":"Play"),M(g.children[0],"d",O?Ae.pause:
Ae.play),M(A,"max",o()-1),A.value=String(i()),M(A,"aria-valuetext",h(i())),K(q,`${i()+1} of ${o()}`),M(v,"aria-disabled",
i()===0?"true":null),M(I,"aria-disabled",V()?"true":null)}return{element:F,update:pe,pause:E}}var st=e=>e<0?`(${H(e)})`:H(e),Ue=e=>Number(H(e).replaceAll("−","-"))===e;function Lt(e,t,n,o,i){let r=({u:d,v:u,x:b,w:g},$)=>c(
"span",{class:`cb-term${i?.u===d&&i.v===u?" cb-pair":""}`},$?"":"+ ",Y("input",st(b)),"·",Y("kernel",st(g))," "),h=[...new Set(
t.map(({u:d})=>d))].map(d=>c("span",{class:"cb-terms"},...t.filter(u=>u.u===d).map(u=>r(u,u===t[0])))),m=t.every(({x:d,w:u})=>Ue(
d)&&Ue(u))&&Ue(n)&&Ue(Number(o.toPrecision(12)));return[c("span",{class:"cb-name"},Y("output",e)," = "),...h,c("span",{class:"\
cb-terms cb-bias-term"},"+ ",Y("kernel",st(n))," "),c("span",{class:"cb-result"},m?"= ":"≈ ",Y("output",H(o)))]}var{format:he,formatShort:Me}=Se,Jt={X:[[0]],K:[[1]],bias:0,stride:[1,1],padding:[0,0],dilation:[1,1],flip:!1,show_all:!1,
speed:1,position:[0,0],playing:!1,_driver:""},at=["X","K","bias","stride","padding","dilation","flip"];function ct(e){return Object.
fromEntries(at.map(t=>[t,e.get(t)]))}function At(e){return Array.isArray(e)&&e.length>0&&e.every(t=>Array.isArray(t)&&t.
length>0&&t.length===e[0].length&&t.every(Number.isFinite))}function Vt({model:e}){for(let[t,n]of Object.entries(Jt))e.get(
t)===void 0&&e.set(t,n);e.get("_initial")||e.set("_initial",ct(e)),e.get("playing")&&e.get("_driver")&&(e.set("playing",
!1),e.set("_driver",""),U(e))}function qt({model:e,el:t,signal:n}){let o=new AbortController,{signal:i}=o,r=ct(e);if(!At(
r.X)||!At(r.K))throw new TypeError("X and K must be rectangles of numbers");let h=xe(r);if(h)throw new RangeError(h.message);
let m=null,d=null,u=null,b=[],g=[],$=-1,L=!1,v=["stride","padding","dilation"].every(s=>e.get(s)[0]===e.get(s)[1]),I=()=>ee(
r).map(({m:s})=>s);function A(){let[s,a]=I(),[f,k]=e.get("position");return[Math.min(f,s-1),Math.min(k,a-1)]}let q=()=>A()[0]*
I()[1]+A()[1],j=s=>[Math.floor(s/I()[1]),s%I()[1]];function F(s){let a={...r,...s},f=xe(a);if(f)return f.message;r=a;for(let[
k,T]of Object.entries(s))e.set(k,T);return e.set("position",A()),null}function V(s,a,f,k){let T=Ee(k);if("message"in T)return T.
message;let J=r[s].map(_=>[..._]);return J[a][f]=T.value,F({[s]:J}),U(e),null}let ne=c("div",{role:"status",class:"cb-hi\
dden"});function w(s){e.get("playing")||K(ne,s)}let S=Nt({model:e,signal:i,label:"Position of the window",length:()=>I()[0]*
I()[1],index:q,go:s=>e.set("position",j(s)),describe:s=>`output ${Mt(j(s))} of ${I().join(" × ")}`,onRest:()=>w(`Output\
 ${Mt(A())}: ${he(b[A()[0]][A()[1]])}`)}),P=He({label:"Input X",role:"input",signal:i,onFocus:(s,a)=>we(()=>d=[s,a]),onLeave:()=>we(
()=>d=null),onHover:s=>Ve("input",s),editable:(s,a)=>!le(r,s,a),onEdit:(s,a,f)=>V("X",s-r.padding[0],a-r.padding[1],f),onProblem:ye}),
N=He({label:"Kernel K",role:"kernel",signal:i,onFocus:(s,a)=>we(()=>u=[s,a]),onLeave:()=>we(()=>u=null),onHover:s=>Ve("k\
ernel",s),editable:()=>!0,onEdit:(s,a,f)=>V("K",...We(r,s,a),f),onProblem:ye}),E=He({label:"Output Y",role:"output",signal:i,
onFocus:Ct,onHover:s=>Ve("output",s)}),X=wt({label:"Bias b",name:"bias",role:"kernel",signal:i,get:()=>r.bias,set:s=>{F(
{bias:s}),U(e)},onProblem:w}),C=["padding","stride","dilation"].map(s=>({name:s,field:yt({name:s,letter:s[0],signal:i,apply:a=>{
let f=F({[s]:a});if(!f)for(let k of C)k.name!==s&&k.field.retry();return f},onSettle:()=>U(e),onProblem:w})})),D=(s,a)=>$t(
{text:s,signal:i,onChange:f=>{a(f),U(e)}}),re=D("Flip the kernel (true convolution)",s=>F({flip:s})),pe=D("Show all of Y",
s=>e.set("show_all",s)),O=D("Same for both axes",Ot),l=c("button",{type:"button",class:"cb-button cb-reset"},"Reset");l.
addEventListener("click",It,{signal:i});let p=c("span",{class:"cb-title"}),x=c("span",{class:"cb-shapes"}),y={X:Je(),K:Je(),
Y:Je()},W=c("span",{class:"cb-operator cb-star","aria-hidden":"true"}),B=c("p",{class:"cb-sum"}),me=c("p",{class:"cb-not\
e"}),se=c("p",{class:"cb-error",hidden:!0}),ge=c("summary",{class:"cb-summary"}),Pe=[c("p",{class:"cb-filled"}),c("p",{class:"\
cb-filled"})],fe=c("p",{class:"cb-dropped"}),Te=c("details",{class:"cb-settings",open:v&&en(r)?null:!0},ge,c("div",{class:"\
cb-fields"},...C.map(({field:s})=>s.element)),c("div",{class:"cb-errors"},...C.map(({field:s})=>s.error)),O.element),Ye=(s,a,f,k,T)=>c(
"div",{class:`cb-panel cb-panel-${a}`},c("p",{class:"cb-head"},Y(a,`${f} ${s}`)," ",y[s].element),k,T),Ce={padding:c("sp\
an",{class:"cb-key"},c("span",{class:"cb-swatch cb-padding"}),"padding"),dropped:c("span",{class:"cb-key"},c("span",{class:"\
cb-swatch cb-drop"}),"dropped by the floor")},Oe=c("div",{class:"cb-stage"},Ye("X","input","Input",P.element,c("p",{class:"\
cb-legend-line"},Ce.padding,Ce.dropped)),c("div",{class:"cb-group"},W,Ye("K","kernel","Kernel",N.element),c("span",{class:"\
cb-operator","aria-hidden":"true"},"+"),X.element),c("div",{class:"cb-group"},c("span",{class:"cb-operator cb-equals","a\
ria-hidden":"true"},"="),Ye("Y","output","Output",E.element))),ae=700,$e=c("div",{class:"cb-root",role:"group"},c("p",{class:"\
cb-top"},p," ",x),S.element,Oe,B,me,se,X.error,c("div",{class:"cb-options"},re.element,pe.element,l),Te,c("div",{class:"\
cb-size"},vt(),...Pe.map((s,a)=>c("div",{class:"cb-filled-axis"},c("span",{},Q[a]),s)),fe),ne);function Je(){let s=c("sp\
an",{class:"cb-dim"});return{element:s,show:a=>K(s,a)}}function we(s){let a=JSON.stringify([m,d,u]);s(),JSON.stringify([
m,d,u])!==a&&qe()}function Ve(s,a){we(()=>{m=s==="output"?a:null,d=s==="input"&&a?a:a?null:P.focused(),u=s==="kernel"&&a?
a:N.focused()})}function Ct(s,a){A()[0]===s&&A()[1]===a||(S.pause(),e.set("position",[s,a]),U(e))}function Ot(s){if(s){let a=Object.
fromEntries(C.map(({name:k})=>[k,[r[k][0],r[k][0]]])),f=F(a);if(f){ye(f),O.show(!1);return}}v=s,ye(null),Ie()}function It(){
S.pause();let s=e.get("_initial");r={...r,...s};for(let a of at)e.set(a,s[a]);e.set("position",[0,0]),v=C.every(({name:a})=>r[a][0]===
r[a][1]);for(let{field:a}of C)a.clear();X.clear(),ye(null),U(e),Ie(),w("Reset")}function ye(s){K(se,s??""),se.hidden=s===
null,s&&w(s)}function Ie(){let s=ct(e);xe(s)||(r=s);let[a,f]=ee(r);b=Ze(r),g=te(a.padded).map(R=>te(f.padded).map(oe=>Kt(
R,oe))),m=it(m,a.m,f.m),d=it(d,a.padded,f.padded),u=it(u,a.k,f.k),P.resize(a.padded,f.padded),N.resize(a.k,f.k),E.resize(
a.m,f.m),ut();let k=r.flip?"True convolution":"Cross-correlation";K(p,k),M($e,"aria-label",`${k}, step by step`);let T=(R,oe)=>`${R}\
 × ${oe}`,J=r.flip?"∗":"⋆";x.replaceChildren(Y("input",T(a.n,f.n)),` ${J} `,Y("kernel",T(a.k,f.k))," → ",Y("outpu\
t",T(a.m,f.m))),K(W,J);let _=a.padded>a.n||f.padded>f.n;Ce.padding.hidden=!_,Ce.dropped.hidden=a.dropped+f.dropped===0,y.
X.show(_?`padded to ${T(a.padded,f.padded)}`:""),y.K.show(r.flip?"flipped":""),K(ge,C.map(({name:R})=>`${Qt(R)} ${Zt(r[R])}`).
join(" · ")),X.update(),re.show(r.flip),pe.show(e.get("show_all")),O.show(v),C.some(({name:R})=>r[R][0]!==r[R][1])&&(v=
!1);for(let{name:R,field:oe}of C)oe.update(r[R],v);O.show(v),Pe.forEach((R,oe)=>R.replaceChildren(...xt(ee(r)[oe])));let ce=[
rt(a,0),rt(f,1)].filter(R=>R!==null);K(fe,ce.join(" ")),fe.hidden=ce.length===0,dt()}function Kt(s,a){let f=ke(r,s,a),[k,
T]=[le(r,s,a),Be(r,s,a)],J=Re(r,s,a).length,_=`used by ${J} ${J===1?"output":"outputs"}`,ce=[he(f),k&&"padding",T&&"drop\
ped",_].filter(Boolean).join(", ");return{padding:k,drop:T,text:Me(f),full:String(f),label:ce}}function dt(){q()!==$&&(m=
null),$=q(),qe()}function ut(){let s=ee(r)[1],{layout:a,step:f}=Et(ae,{input:s.padded,kernel:s.k,output:s.m});M(Oe,"data\
-layout",a),$e.style.setProperty("--cb-step",`${f}px`),P.fit(f,ae),E.fit(f,ae)}function qe(){let s=!!e.get("playing"),[a,
f]=!s&&m||A(),[k,T]=ee(r),J=Fe(r,a,f),_=u&&{u:u[0],v:u[1]},ce=d&&Re(r,...d),R=q();$e.style.setProperty("--cb-glide",`${Math.
round(Math.min(350,500/e.get("speed")))}ms`);let oe=new Map(J.map(z=>[`${z.r},${z.c}`,z]));P.paint((z,G)=>{let ie=oe.get(
`${z},${G}`),{padding:_e,drop:ze,text:be,full:je,label:Xe}=g[z][G],ft=d!==null&&d[0]===z&&d[1]===G;return{text:be,full:je,
corner:ie?`×${Me(ie.w)}`:"",label:Xe,marks:ot({"cb-padding":_e,"cb-drop":ze,"cb-on":ie!==void 0&&!d,"cb-pair":ie!==void 0&&
_!==null&&ie.u===_.u&&ie.v===_.v,"cb-probed":ft}),selected:ft}}),P.frame(a*k.s,f*T.s,k.span,T.span);let Ke=De(r);N.paint(
(z,G)=>({text:Me(Ke[z][G]),full:String(Ke[z][G]),label:he(Ke[z][G]),marks:ot({"cb-pair":_!==null&&_.u===z&&_.v===G})})),
N.frame(0,0,0,0),E.paint((z,G)=>{let ie=b[z][G],_e=z*T.m+G>R,ze=!_e||L||e.get("show_all"),be=ce?.find(Xe=>Xe.i===z&&Xe.j===
G),je=z===a&&G===f;return{text:ze?Me(ie):"",corner:be?`×${Me(Ke[be.u][be.v])}`:"",label:ze?he(ie):"not computed yet",marks:ot(
{"cb-later":_e,"cb-on":je&&!d,"cb-uses":be!==void 0}),selected:je}}),E.frame(a,f,1,1),E.focused()||E.setStop(...A()),B.replaceChildren(
...Lt(`Y[${a}, ${f}]`,J,r.bias,b[a][f],_)),K(me,_t(ce,_&&J.find(({u:z,v:G})=>z===_.u&&G===_.v))),S.update()}function _t(s,a){
if(d&&s){let[f,k]=d,T=le(r,f,k)?"This cell of the padding":`X[${f-r.padding[0]}, ${k-r.padding[1]}] = ${he(ke(r,f,k))}`,
J=I()[0]*I()[1];if(s.length>0)return`${T} is used by ${s.length} of ${J} outputs.`;let _=Be(r,f,k)?"the floor drops its \
row or column":"the windows step over it";return`${T} is used by no output: ${_}.`}if(a){let[f,k]=We(r,a.u,a.v),T=a.padding?
"the padding":`X[${a.r-r.padding[0]}, ${a.c-r.padding[1]}]`;return`K[${f}, ${k}] = ${he(a.w)} lies on ${T}.`}return"Poin\
t at a cell to see what it is used for. Enter or a second click edits X and K."}t.classList.add("cb-widget"),t.replaceChildren(
$e),ae=Oe.clientWidth||ae,Ie(),St(Oe,i,s=>{s===0||s===ae||(ae=s,ut())});for(let[s,a]of[["beforeprint",!0],["afterprint",
!1]])window.addEventListener(s,()=>(L=a,qe()),{signal:i});et(e,[...at,"show_all"],i,Ie),et(e,["position","playing","spee\
d","_driver"],i,dt);let pt=()=>{i.aborted||(o.abort(),$e.remove())};return n?.addEventListener("abort",pt,{once:!0}),pt}
var ot=e=>Object.keys(e).filter(t=>e[t]).join(" "),it=(e,t,n)=>e&&e[0]<t&&e[1]<n?e:null,Mt=([e,t])=>`row ${e+1}, column ${t+
1}`,Qt=e=>e[0].toUpperCase()+e.slice(1),Zt=([e,t])=>e===t?String(e):`${e} and ${t}`,en=({stride:e,padding:t,dilation:n})=>[
...e,...n].every(o=>o===1)&&t.every(o=>o===0),Pt={initialize:Vt,render:qt};var Tt={KernelSlide:Pt};function lt(e=document){let t=e.querySelectorAll(".cb-widget[data-widget]:not([data-mounted])");
for(let n of t){let o=Tt[n.dataset.widget??""];if(o){n.dataset.mounted="";try{tt(n,o)}catch(i){console.error(`${n.dataset.
widget} can't be shown:`,i)}}}}document.readyState==="loading"?document.addEventListener("DOMContentLoaded",()=>lt()):lt();return Wt(tn);})();
